import { parse } from 'shell-quote';
import { AuthorError } from '../../errors/errors';

/** The program of a command, and its arguments: `npm run start` is npm with run and start. @throws AuthorError for what only a shell can run */
export function programOf(command: string): { program: string; args: string[] } {
  const parts = parse(command);
  const [program, ...args] = parts.filter((part) => typeof part === 'string');
  if (program !== undefined && args.length + 1 === parts.length) return { program, args };
  throw new AuthorError({ reason: 'This is not one program with its arguments', subject: command, next: 'name the program and its arguments, without operators of the shell such as && and >' });
}
