import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { quoted } from '../../system/command/quoted';
import { TaskFailed } from '../../errors/errors';
import { moveLine } from './move-line';

/**
 * Reads a file of the lab.
 * @param name its path in the lab's folder
 * @param folder where to look: the run's own folder, or its copy of the student's folder, with everything readable
 * @param shown the folder that people know
 * @throws TaskFailed if the file is missing (also if only its spelling differs) or cannot be read
 */
export function readLabFile(name: string, folder: string, shown: string): string {
  const file = join(folder, name);
  const look = `ls -l ${quoted(shown)}`;
  if (!existsSync(shown)) throw new TaskFailed({ cause: 'folder-missing', reason: `There is no folder ${shown}`, expected: 'the folder of your work; if it is elsewhere: npx labspec check --folder FOLDER', look: `ls -d ${quoted(shown)}`, next: `mkdir -p ${quoted(shown)}` });
  if (!isIn(folder, name)) throw isIn(shown, name) ? unreadable(name, shown) : missing(name, folder, shown);
  if (!existsSync(file)) throw new TaskFailed({ cause: 'file-missing', reason: `${name} is a link to a file that does not exist`, subject: shown, look, next: `rm ${name}, then create it as the lab shows it` });
  if (!statSync(file).isFile()) throw new TaskFailed({ cause: 'file-is-a-folder', reason: `${name} is a folder, not a file`, subject: shown, look, next: `mv ${name} ${name}.old, then create ${name} as the lab shows it` });
  const bytes = readFileSync(file);
  if (isUtf16(bytes)) throw new TaskFailed({ cause: 'file-in-utf-16', reason: `${name} is saved in UTF-16; programs expect UTF-8`, subject: shown, expected: 'UTF-8', seen: 'UTF-16', look: `file ${name}`, next: `iconv -f utf-16 -t utf-8 ${name} > ${name}.utf8\nmv ${name}.utf8 ${name}` });
  return bytes.toString('utf8');
}

/** Windows PowerShell writes UTF-16 when it redirects output with `>`. */
function isUtf16(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** In these very letters: some file systems take others for the same. */
function isIn(folder: string, name: string): boolean {
  return namesIn(join(folder, dirname(name))).includes(basename(name));
}

function missing(name: string, folder: string, shown: string): TaskFailed {
  const below = dirname(name);
  const files = namesIn(join(folder, below)).map((file) => join(below, file));
  const reason = `There is no file ${name}`;
  const rest = { subject: shown, seen: files.join(', ') || namesIn(folder).join(', ') || 'no files', look: `ls -l ${quoted(shown)}` };
  const misspelt = files.find((file) => isNearly(file, name));
  if (misspelt !== undefined) return new TaskFailed({ cause: 'file-misnamed', reason: `The file ${name} is called ${misspelt}`, next: `mv ${quoted(misspelt)} ${quoted(name)}`, ...rest });
  const elsewhere = otherFolders(shown).map((other) => join(other, basename(name))).find((path) => path !== join(shown, name) && existsSync(path));
  if (elsewhere !== undefined) return new TaskFailed({ cause: 'file-in-other-folder', reason: `${reason} in ${shown}, but there is one in another folder, ${dirname(elsewhere)}`, next: moveLine(relative(shown, elsewhere), name, below === '.' ? '.' : name), ...rest, seen: elsewhere });
  return new TaskFailed({ cause: 'file-missing', reason, next: `create ${name} as the lab shows it`, ...rest });
}

/** Endings that editors and file managers add, or that mean the same. */
const ENDINGS = /(\.(txt|text|docker|md|html?|bak|orig|save|copy|js|mjs|cjs|json|ya?ml))+$/i;

/** Differs only in letter case, separators or ending, or by one letter. */
function isNearly(file: string, name: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]/g, '');
  const stem = (text: string): string => plain(text).replace(ENDINGS, '');
  return plain(file) === plain(name) || (stem(file) === stem(name) && stem(name) !== '') || (name.length > 5 && distance(plain(file), plain(name)) === 1);
}

/** Where people put a file by mistake: in a folder in it, in itself, above it, or at home. */
function otherFolders(shown: string): string[] {
  const below = namesIn(shown).filter((name) => !name.startsWith('.') && name !== 'node_modules').map((name) => join(shown, name));
  return [...below, shown, dirname(shown), homedir()].filter((folder, index, all) => all.indexOf(folder) === index);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function unreadable(name: string, shown: string): TaskFailed {
  return new TaskFailed({ cause: 'file-unreadable', reason: `The file ${name} cannot be read`, subject: shown, look: `ls -l ${quoted(shown)}`, next: `chmod u+r ${name}` });
}
