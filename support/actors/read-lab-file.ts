import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { quoted } from '../command/quoted';
import { TaskFailed } from '../errors';

/**
 * Reads a file of the lab.
 * @param folder where it is looked for: the run's own, or its copy of the student's, which has what can be read
 * @param shown the folder that people know
 * @throws TaskFailed if it is not there, also where only its spelling differs, or cannot be read
 */
export function readLabFile(name: string, folder: string, shown: string): string {
  const file = join(folder, name);
  const look = `ls -l ${quoted(shown)}`;
  if (!existsSync(shown)) throw new TaskFailed({ cause: 'folder-missing', reason: `There is no folder ${shown}`, expected: 'the folder of your work; if it is another one: npx labspec check --folder FOLDER', look: `ls -d ${quoted(shown)}`, next: `mkdir -p ${quoted(shown)}` });
  if (!readdirSync(folder).includes(name)) throw readdirSync(shown).includes(name) ? unreadable(name, shown) : missing(name, readdirSync(folder), shown);
  if (!existsSync(file)) throw new TaskFailed({ cause: 'file-missing', reason: `${name} is a link to a file that is not there`, subject: shown, look, next: `rm ${name}, then create it, as the lab shows it` });
  if (!statSync(file).isFile()) throw new TaskFailed({ cause: 'file-is-a-folder', reason: `${name} is a folder, not a file`, subject: shown, look, next: `mv ${name} ${name}.old, then create ${name}, as the lab shows it` });
  return readFileSync(file, 'utf8');
}

function missing(name: string, files: readonly string[], shown: string): TaskFailed {
  const misspelt = files.find((file) => file.toLowerCase() === name.toLowerCase());
  const told = misspelt ? { cause: 'file-misnamed', reason: `The file ${name} is called ${misspelt}`, next: `mv ${misspelt} ${name}` } : { cause: 'file-missing', reason: `There is no file ${name}`, next: `create ${name}, as the lab shows it` };
  return new TaskFailed({ ...told, subject: shown, seen: files.join(', ') || 'no files', look: `ls -l ${quoted(shown)}` });
}

function unreadable(name: string, shown: string): TaskFailed {
  return new TaskFailed({ cause: 'file-unreadable', reason: `The file ${name} cannot be read`, subject: shown, look: `ls -l ${quoted(shown)}`, next: `chmod u+r ${name}` });
}
