import { studentFolder } from './student-folder';
import { quoted } from '../system/command/quoted';
import type { Lab } from './lab';
import type { HintLevel } from './hint-level';

export interface CheckedWork {
  lab: Pick<Lab, 'names'>;
  /** The student's folder. */
  folder: string;
}

/** The option that chose the lab, for commands that name the same one; nothing if it was chosen otherwise. `labspec` notes it: see support/commands/main.ts. */
export function labOption(): string[] {
  const given = process.env['LABSPEC_LAB_OPTION'];
  return given === undefined ? [] : ['--lab', quoted(given)];
}

/** The command that checks a task of this work again, ready to paste into a shell. */
export function checkCommand({ lab, folder }: CheckedWork, task: number, level?: HintLevel): string {
  const words = ['npx labspec check', String(task), ...labOption()];
  if (folder !== studentFolder(undefined, lab.names.folder)) words.push('--folder', quoted(folder));
  if (level !== undefined) words.push('--hint', String(level));
  return words.join(' ');
}
