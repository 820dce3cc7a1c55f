import { AuthorError } from '../../errors/errors';
import type { Scenario } from '../../runtime/scenario';
import { quoted } from '../../system/command/quoted';
import { shellOf } from './reader-shell';

/** Keeps what the last line printed as a variable of the shell: `$name` in later lines. @throws AuthorError if bash has no such names */
export async function remember({ run, seen }: Scenario, name: string): Promise<void> {
  if (!/^[A-Za-z_]\w*$/.test(name)) throw new AuthorError({ reason: 'A variable has letters, digits and "_"', subject: name, next: 'choose another name' });
  await (await shellOf(run)).run(`export ${name}=${quoted(seen.record.stdout.trimEnd())}`, { within: 10 });
}
