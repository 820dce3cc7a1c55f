import { describe, type Problem } from '../../support/errors/errors';
import type { TaskResult } from '../../support/results/task-results';
import type { Workspace } from './workspace';
import { makeChange } from './one-line-change';

/** The result of labspec's first next step; `not tried` means that the step is neither a command nor a change of one line. */
export type Cure = 'cured' | 'not cured' | 'not tried';

const PROGRAMS = new Set(['chmod', 'cp', 'docker', 'iconv', 'kill', 'kind', 'kubectl', 'mkdir', 'mv', 'npm', 'rm']);

/** One task may have several mistakes, one after the other: the cure ends after this number of steps. */
const MOST_STEPS = 8;

/** Carries out labspec's next step, if it consists of commands or is the change of one line. Then checks the task again, and repeats this as long as the message is a new one. @param said the first problem of the task */
export async function tryCure(workspace: Workspace, said: Problem | undefined, look: () => Promise<TaskResult | undefined>): Promise<{ cure: Cure; after: string }> {
  const after: string[] = [];
  for (let told = said, step = 1; step <= MOST_STEPS; step += 1) {
    if (!told) break;
    const { next = '' } = told;
    const done = await follow(workspace, told, next);
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

/** @returns the output of the commands; undefined if the next step is neither commands nor a change that this code can make */
async function follow(workspace: Workspace, told: Problem, next: string): Promise<string | undefined> {
  const commands = commandsIn(next);
  if (commands !== undefined) return (await workspace.types(commands)).output.trimEnd();
  return makeChange(workspace.folder, told) ? '(changed)' : undefined;
}

/** The lines of a next step as a student types them; undefined if one of them is not a command. */
export function commandsIn(next: string): string | undefined {
  const lines = next.split('\n').map((line) => line.replace(/\s+#.*$/, '').trim()).filter(Boolean);
  const isCommand = (line: string): boolean => PROGRAMS.has(line.split(' ')[0] ?? '') && !/\.\.\.|[A-Z]{4,}/.test(line);
  return lines.length > 0 && lines.every(isCommand) ? lines.join('\n') : undefined;
}
