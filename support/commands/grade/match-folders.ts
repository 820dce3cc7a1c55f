import { asSeen, type RosterRow } from './roster';

/** Of each student, the folder that is theirs; students without one are left out. */
export function matchFolders(students: readonly RosterRow[], folders: readonly string[]): Map<RosterRow, string> {
  const matched = new Map<RosterRow, string>();
  // From certain to likely: a student who has a folder needs no other.
  for (const isTheirs of [isCalledSo, isCalledNearlySo, isCalledByOtherId, isNamedIn]) {
    const open = folders.filter((folder) => ![...matched.values()].includes(folder));
    const pairs = students.filter((student) => !matched.has(student)).flatMap((student) => open.filter((folder) => isTheirs(student, folder)).map((folder) => ({ student, folder })));
    for (const { student, folder } of pairs) {
      const isOnly = pairs.filter((pair) => pair.student === student || pair.folder === folder).length === 1;
      if (isOnly) matched.set(student, folder);
    }
  }
  return matched;
}

function isCalledSo({ id }: RosterRow, folder: string): boolean {
  return asSeen(id) === asSeen(folder);
}

function isCalledNearlySo({ id }: RosterRow, folder: string): boolean {
  return plain(id) === plain(folder);
}

function isCalledByOtherId({ otherIds }: RosterRow, folder: string): boolean {
  return otherIds.some((id) => plain(id) === plain(folder));
}

/** Canvas: bakerann_10001_7_lab; Moodle: Ann Baker_123_assignsubmission_file_; Blackboard: Lab 1_abaker_attempt_2026-11-20; GitHub Classroom: lab-1-annb. */
function isNamedIn({ id, otherIds, name }: RosterRow, folder: string): boolean {
  const text = plain(folder);
  const isPart = (part: string): boolean => part.length >= 3 && (text.startsWith(`${part}_`) || text.startsWith(`${part}-`) || [`_${part}_`, `-${part}-`].some((inside) => text.includes(inside)) || text.endsWith(`-${part}`) || text.endsWith(`_${part}`));
  return [id, name, ...otherIds].map(plain).some(isPart);
}

function plain(text: string): string {
  return asSeen(text).toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
