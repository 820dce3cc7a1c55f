import { copyFileSync, existsSync, lstatSync, mkdirSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { quoted } from '../../system/command/quoted';
import { filesBelow } from '../../system/files/files-below';
import { EnvironmentError, TaskFailed } from '../../errors/errors';
import { moveLine } from './move-line';
import { plainLine } from '../../redaction/plain-text';

/** Bytes: no file that people type for a lab comes near. */
export const LARGEST_FILE = 1_000_000;
const MOST_FILES = 100;

/**
 * Returns the path of a submitted file. It must be in that folder itself, not behind a link.
 * @param name its path in the lab's folder
 * @throws TaskFailed if it is missing, is not a file, or is too large
 */
export function submittedFile(submission: string, name: string): string {
  const file = join(submission, name);
  const there = lstatSync(file, { throwIfNoEntry: false });
  const folder = plainLine(basename(submission));
  const told = { subject: folder, look: `ls -l ${quoted(folder)}`, next: `hand in ${name} as the lab shows it` };
  if (!there) throw missing(name, submission, told);
  if (there.isSymbolicLink() || isBehindLink(name, submission)) throw new TaskFailed({ ...told, cause: 'file-is-a-link', reason: `${name} is a link, not a file` });
  if (!there.isFile()) throw new TaskFailed({ ...told, cause: 'file-is-a-folder', reason: `${name} is not a file` });
  if (there.size > LARGEST_FILE) throw new TaskFailed({ ...told, cause: 'file-too-large', reason: `${name} is too large to be what the lab asks for`, expected: `at most ${LARGEST_FILE / 1e6} MB`, seen: `${(there.size / 1e6).toFixed(1)} MB` });
  return file;
}

/** Copies the other small files of a submission: a Dockerfile may copy them. The lab's own files are left to the tasks that write them. */
export function copyOthers(submission: string, to: string, labFiles: readonly string[]): void {
  if (!existsSync(submission) || !lstatSync(submission).isDirectory()) throw new EnvironmentError({ cause: 'no-submission', reason: `The folder of the submission does not exist: ${submission}`, next: 'set the world parameter "submission" to the folder of the submission' });
  const others = filesBelow(submission).filter((name) => !labFiles.includes(name) && isSmallFile(join(submission, name)));
  for (const name of others.slice(0, MOST_FILES)) {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    copyFileSync(join(submission, name), join(to, name));
  }
}

/** One of the folders that it is in leads elsewhere. */
function isBehindLink(name: string, submission: string): boolean {
  const folders = relative(submission, dirname(join(submission, name))).split(sep);
  return folders.some((_, index) => lstatSync(join(submission, ...folders.slice(0, index + 1))).isSymbolicLink());
}

function isSmallFile(path: string): boolean {
  const there = lstatSync(path);
  return there.isFile() && there.size <= LARGEST_FILE;
}

function missing(name: string, submission: string, told: { subject: string; look: string; next: string }): TaskFailed {
  const files = filesBelow(submission);
  const misspelt = files.find((file) => file.toLowerCase() === name.toLowerCase()) ?? files.find((file) => basename(file).toLowerCase() === basename(name).toLowerCase());
  const seen = files.slice(0, 20).join(', ') || 'no files';
  return misspelt
    ? new TaskFailed({ ...told, cause: 'file-misnamed', reason: `The file ${name} is called ${misspelt}`, seen, next: moveLine(misspelt, name) })
    : new TaskFailed({ ...told, cause: 'file-missing', reason: `There is no file ${name}`, seen });
}
