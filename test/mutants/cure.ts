import { describe, type Problem } from '../../support/errors/errors';
import type { TaskResult } from '../../support/results/task-results';
import type { Workspace } from './desk';
import { makeChange } from './one-line-change';

/** What became of the first thing that labspec told a student to do next; `not tried` is neither a command nor a change of one line. */
export type Cure = 'cured' | 'not cured' | 'not tried';

const PROGRAMS = new Set(['chmod', 'cp', 'docker', 'kill', 'kind', 'kubectl', 'mkdir', 'mv', 'npm', 'rm']);

/** What may be wrong with one task, one thing after the other. */
const MOST_STEPS = 8;

/** Does what labspec told to do next, if all of it is commands or the change of a line, and looks at the task again, as long as something else is told. @param said of the task, its first trouble */
export async function tryCure(desk: Workspace, said: Problem | undefined, look: () => Promise<TaskResult | undefined>): Promise<{ cure: Cure; after: string }> {
  const after: string[] = [];
  for (let told = said, step = 1; step <= MOST_STEPS; step += 1) {
    if (!told) break;
    const { next = '' } = told;
    const done = await follow(desk, told, next);
    if (done === undefined) return { cure: 'not tried', after: after.join('\n') };
    const result = await look();
    const [first] = result?.troubles ?? [];
    after.push(next, done, result?.verdict ?? 'no verdict', first ? describe(first) : '');
    if (result?.verdict === 'passed') return { cure: 'cured', after: after.join('\n') };
    if (!first || describe(first) === describe(told)) break;
    told = first;
  }
  return { cure: 'not cured', after: after.join('\n') };
}

/** @returns what commands have printed; undefined where the next step is neither commands nor a change that can be made */
async function follow(desk: Workspace, told: Problem, next: string): Promise<string | undefined> {
  const commands = commandsIn(next);
  if (commands !== undefined) return (await desk.types(commands)).output.trimEnd();
  return makeChange(desk.folder, told) ? '(changed)' : undefined;
}

/** The lines of a next step as a student types them; undefined where one of them is no command. */
export function commandsIn(next: string): string | undefined {
  const lines = next.split('\n').map((line) => line.replace(/\s+#.*$/, '').trim()).filter(Boolean);
  const isCommand = (line: string): boolean => PROGRAMS.has(line.split(' ')[0] ?? '') && !/\.\.\.|[A-Z]{4,}/.test(line);
  return lines.length > 0 && lines.every(isCommand) ? lines.join('\n') : undefined;
}
