import { quoted } from '../../system/command/quoted';
import { EnvironmentError } from '../../errors/errors';

/** What the system says of a file, by its path. */
export function isOfFile(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}

/** The same for people: it is nobody's fault. */
export function fileNotUsable({ path = '', message }: NodeJS.ErrnoException): EnvironmentError {
  return new EnvironmentError({ cause: 'file-not-usable', reason: 'A file cannot be read or written', subject: path, seen: message, look: `ls -ld ${quoted(path)}`, next: 'let yourself read what was handed in: chmod -R u+rwX FOLDER' });
}
