import type { Lab } from '../lab/lab';
import { chosenLabIn } from '../lab/chosen-lab';
import { labNames, loadLab } from '../lab/load-lab';
import { describe, LabError } from '../errors/errors';
import { projectFolder } from '../system/files/project';
import type { Command } from './command';
import { counted } from './counted';

export const labs = {
  name: 'labs',
  summary: 'list the labs of this project: name, title, tasks, points and what each needs',
  run: (_, { print }) => {
    const chosen = chosenLabIn(projectFolder());
    const rows = labNames().map((name) => ({ name, ...rowOf(name) }));
    if (rows.length === 0) print('There is no lab here: write its lab.yaml, see docs/write-a-lab.md');
    const width = Math.max(0, ...rows.map(({ name }) => name.length));
    for (const { name, text } of rows) print(`${name === chosen ? '*' : ' '} ${name.padEnd(width)}  ${text.replaceAll('\n', `\n${' '.repeat(width + 4)}`)}`);
    if (chosen !== undefined) print('\n* the one that commands work with unless --lab, or LABSPEC_LAB, names another');
    return Promise.resolve(rows.length > 0 && rows.every(({ isValid }) => isValid) ? 0 : 1);
  },
} satisfies Command;

function rowOf(name: string): { text: string; isValid: boolean } {
  try {
    return { text: summaryOf(loadLab(name)), isValid: true };
  } catch (error) {
    if (error instanceof LabError) return { text: describe(error.problem), isValid: false };
    throw error;
  }
}

/** A lab in two lines: what it is, and what it needs. */
export function summaryOf({ title, tasks, cluster, images }: Lab): string {
  const points = tasks.reduce((sum, task) => sum + task.points, 0);
  const nodes = cluster.controlPlanes + cluster.workers;
  const given = images.all.map(({ name, base = name }) => base);
  const needs = [`the kind cluster ${cluster.name} with ${counted(nodes, 'node')}`, ...(given.length > 0 ? [`the image${given.length === 1 ? '' : 's'} ${given.join(' and ')}`] : [])];
  return `${title}: ${counted(tasks.length, 'task')}, ${counted(points, 'point')}\nneeds ${needs.join(', ')}`;
}
