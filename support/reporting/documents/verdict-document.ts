import { z } from 'zod';
import type { Problem } from '../../errors/errors';
import type { Told } from '../hints/hints';
import type { Lab } from '../../lab/lab';
import type { TaskResult } from '../../results/task-results';

const text = (description: string) => z.string().nullable().describe(description);
const tasks = (description: string) => z.array(z.int().positive()).describe(description);

const taskSchema = z.strictObject({
  id: z.int().positive().describe('The number of the task in the lab'),
  title: z.string(),
  verdict: z.enum(['passed', 'failed', 'error', 'not checked']).describe('failed: the work is wrong; error: the environment is; not checked: a task that this one needs is not done'),
  hint: z.int().min(0).max(3).nullable().describe('How much is told of a failed task: 0 nothing, 1 what is wrong, 2 also where to look, 3 also what mends it; null for all other verdicts'),
  cause: text('The short name of the first thing that is wrong: the same for the same mistake; null where it has none'),
  reason: text('What is wrong, in one sentence'),
  expected: text('What should have been seen'),
  seen: text('What was seen'),
  look: text('The command that shows it'),
  next: text('The command to type next, or the thing to do'),
  backTo: z.int().positive().nullable().describe('The task of the lab to go back to: the task itself, or the one that it needs; null where the work is not to blame'),
  needs: tasks('The tasks whose work this one starts from'),
  alsoSeen: z.array(z.string()).describe('What else is wrong, or may have to do with it, a sentence each'),
  seconds: z.number().nonnegative().describe('How long the check of this task took'),
});

/** What `labspec check --format json` prints; docs/check.schema.json is made from it by `npm run schema`. */
export const verdictDocumentSchema = z
  .strictObject({
    schemaVersion: z.literal(1).describe('Goes up with every change of this schema'),
    lab: z.strictObject({ name: z.string().describe('The folder of its features'), title: z.string() }),
    tasks: z.array(taskSchema).describe('The tasks that were checked, by their numbers'),
  })
  .meta({ title: 'labspec check', description: 'What a check found of somebody’s work on a lab: the output of `labspec check --format json`' });

export type VerdictDocument = z.infer<typeof verdictDocumentSchema>;
export type TaskDocument = z.infer<typeof taskSchema>;

/** @param tell what is told of a task */
export function verdictDocument(name: string, lab: Lab, results: readonly TaskResult[], tell: (result: TaskResult) => Told): VerdictDocument {
  return { schemaVersion: 1, lab: { name, title: lab.title }, tasks: results.map((result) => taskDocument(lab, result, tell(result))) };
}

function taskDocument(lab: Lab, { id, title, verdict, seconds }: TaskResult, { level, troubles }: Told): TaskDocument {
  const [first, ...others] = troubles;
  return {
    id,
    title,
    verdict,
    hint: level,
    cause: first?.cause ?? null,
    reason: first?.reason ?? null,
    expected: first?.expected ?? null,
    seen: first?.seen ?? null,
    look: first?.look ?? null,
    next: troubles.find(({ next }) => next)?.next ?? null,
    backTo: verdict === 'failed' || verdict === 'not checked' ? (otherTask(first) ?? id) : null,
    needs: lab.tasks.find((task) => task.id === id)?.needs ?? [],
    alsoSeen: [...(first?.also?.split('\n') ?? []), ...others.map(({ reason }) => reason)],
    seconds: Math.round(seconds * 1000) / 1000,
  };
}

function otherTask(problem: Problem | undefined): number | undefined {
  const [, id] = /^task (\d+)/.exec(problem?.['back to'] ?? '') ?? [];
  return id === undefined ? undefined : Number(id);
}
