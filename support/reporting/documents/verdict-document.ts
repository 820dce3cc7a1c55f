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
  verdict: z.enum(['passed', 'failed', 'error', 'not checked']).describe('failed: the work is wrong; error: the environment is wrong; not checked: a task that this one needs is not done'),
  hint: z.int().min(0).max(3).nullable().describe('The hint level of a failed task: 0 shows nothing, 1 what is wrong, 2 also where to look, 3 also how to fix it; null for all other verdicts'),
  cause: text('The short name of the first problem: the same mistake always has the same name; null if it has none'),
  reason: text('What is wrong, in one sentence'),
  expected: text('What the lab expects'),
  seen: text('What the check saw'),
  look: text('The command that shows the problem'),
  next: text('The next command to type, or the next thing to do'),
  backTo: z.int().positive().nullable().describe('The task of the lab to go back to: this task, or an earlier one that it needs; null if the work is not to blame'),
  needs: tasks('The tasks that this one builds on'),
  alsoSeen: z.array(z.string()).describe('Other problems, and observations that may be related, one sentence each'),
  seconds: z.number().nonnegative().describe('How long the check of this task took'),
});

/** What `labspec check --format json` prints. `npm run schema` makes docs/check.schema.json from it. */
export const verdictDocumentSchema = z
  .strictObject({
    schemaVersion: z.literal(1).describe('Increases with every change to this schema'),
    lab: z.strictObject({ name: z.string().describe('The name of the folder that holds its features'), title: z.string() }),
    tasks: z.array(taskSchema).describe('The tasks that were checked, in the order of their numbers'),
  })
  .meta({ title: 'labspec check', description: 'The result of a check of one person’s work on a lab: the output of `labspec check --format json`' });

export type VerdictDocument = z.infer<typeof verdictDocumentSchema>;
export type TaskDocument = z.infer<typeof taskSchema>;

/** @param tell decides what to show of a task */
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
