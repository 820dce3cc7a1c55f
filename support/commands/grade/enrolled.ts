import { existsSync, lstatSync, readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { quoted } from '../../system/command/quoted';
import { AuthorError, messageOf } from '../../errors/errors';
import { plainLine } from '../../redaction/plain-text';
import { matchFolders } from './match-folders';
import { asSeen, readRoster, type RosterOptions, type Student } from './roster';
import { isArchive, withoutEnding } from './unpack';

export interface Entry {
  student: Student;
  /** Path of their work below the submissions: a folder, which may be spelt with other code points than the roster's id, or an archive. */
  folder: string;
  isOnRoster: boolean;
}

/** The students on the roster, then those who handed in work and are not on it. @throws AuthorError if the owner of a folder is not clear */
export function enrolled(submissions: string, roster: string | undefined, warn: (line: string) => void, columns: Pick<RosterOptions, 'id' | 'name'> = {}): Entry[] {
  const students = roster === undefined ? [] : readRoster(roster, { ...columns, warn });
  const handedIn = entriesOf(submissions).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name.startsWith('.') || entry.name === MAC ? [] : [{ name: entry.name, path: entry.name }];
    if (entry.isFile() && isArchive(entry.name)) return [{ name: withoutEnding(entry.name), path: entry.name }];
    warn(plainLine(`${entry.name} is not a student’s folder, so it is ignored${OTHER_ARCHIVE.test(entry.name) ? ': unpack it into one' : ''}`));
    return [];
  }).sort((one, other) => (one.name < other.name ? -1 : 1));
  mustBeOpened(submissions, handedIn);
  mustBeToldApart(submissions, handedIn);
  const folders = handedIn.map(({ name }) => name);
  const workOf = (name: string): string => within(submissions, handedIn.find((one) => one.name === name)?.path ?? name);
  const matched = matchFolders(students, folders);
  for (const [{ id }, folder] of matched) if (asSeen(id) !== asSeen(folder)) warn(plainLine(`${folder} is taken for the folder of ${id}`));
  const others = folders.filter((folder) => ![...matched.values()].includes(folder));
  if (roster !== undefined) for (const other of others) warn(plainLine(`${other} is not on the roster`));
  if (students.length > 0 && others.length > 0 && others.length === folders.length) throw new AuthorError({ reason: 'Nobody on the roster has a folder', subject: submissions, expected: `folders called as the ids on the roster are, such as ${students[0]?.id ?? ''}`, seen: others.slice(0, 5).map(plainLine).join(', '), next: 'name the folder that has the folders of the students, or let the roster have their names as ids' });
  if (students.length + others.length === 0) throw new AuthorError({ reason: 'There is nobody to grade', subject: submissions, expected: 'one folder for each student', next: 'put the submissions there, each in a folder of its own' });
  const onRoster = students.map((row) => ({ student: { id: row.id, name: row.name, email: row.email }, folder: workOf(matched.get(row) ?? row.id), isOnRoster: true }));
  return [...onRoster, ...others.map((id) => ({ student: { id, name: id, email: '' }, folder: workOf(id), isOnRoster: roster === undefined }))];
}

const DEEPEST = 3;

/** Finds the work itself: a submission often has a single folder with everything in it, or a single archive. */
export function within(submissions: string, folder: string, depth = 0): string {
  const path = join(submissions, folder);
  if (depth === DEEPEST || !lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) return folder;
  const [first, ...more] = readableEntries(path).filter(({ name }) => !name.startsWith('.') && name !== MAC);
  if (!first || more.length > 0) return folder;
  if (first.isFile() && isArchive(first.name)) return join(folder, first.name);
  return first.isDirectory() ? within(submissions, join(folder, first.name), depth + 1) : folder;
}

function readableEntries(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** What macOS adds to an archive. */
const MAC = '__MACOSX';
const OTHER_ARCHIVE = /\.(?:gz|bz2|xz|zst|7z|rar)$/i;

function entriesOf(submissions: string): Dirent[] {
  try {
    return readdirSync(submissions, { withFileTypes: true });
  } catch (error) {
    throw new AuthorError({ reason: 'The folder with the submissions cannot be read', subject: submissions, seen: messageOf(error), look: `ls -ld ${quoted(submissions)}`, next: 'let yourself read it' });
  }
}

interface HandedIn {
  /** Without the ending of an archive. */
  name: string;
  path: string;
}

/** A name that is not in UTF-8, as old archives have them, is read with U+FFFD in it: under that name there is nothing, which would cost all points. */
function mustBeOpened(submissions: string, handedIn: readonly HandedIn[]): void {
  const lost = handedIn.find(({ path }) => !existsSync(join(submissions, path)));
  if (lost !== undefined) throw new AuthorError({ reason: 'The name of a folder is not in UTF-8', subject: submissions, seen: plainLine(lost.path), look: lookAt(submissions), next: 'rename it, or unpack the submissions again with a program that knows how their names are written' });
}

/** One of them would get the row on the roster, and on some file systems the reports, of the other. */
function mustBeToldApart(submissions: string, handedIn: readonly HandedIn[]): void {
  const alike = handedIn.map(({ name }) => handedIn.filter((other) => asSeen(other.name) === asSeen(name))).find(({ length }) => length > 1);
  if (!alike) return;
  const seen = alike.map(({ path }) => `${plainLine(path)}, spelt ${spelt(path)}`).join('\n');
  throw new AuthorError({ reason: `${alike.length} folders have names that look the same, so nobody can tell whose they are`, subject: submissions, expected: 'one folder or archive for each student', seen, look: lookAt(submissions), next: 'keep the one that is to be graded, and rename or remove the other; then grade again' });
}

/** Shows each byte that is not a plain letter. */
function lookAt(submissions: string): string {
  return `LC_ALL=C ls -b ${quoted(submissions)}`;
}

function spelt(name: string): string {
  return name.replaceAll(/[^ -~]/gu, (sign) => String.raw`\u{${sign.codePointAt(0)?.toString(16) ?? ''}}`);
}
