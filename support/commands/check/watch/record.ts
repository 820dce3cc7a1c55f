import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { EnvironmentError, messageOf } from '../../../errors/errors';
import type { Lab } from '../../../lab/lab';
import { redact } from '../../../redaction/redact';
import { redactedData } from '../../../redaction/redacted-data';
import { writeAtomically } from '../../../system/files/write-atomically';
import { Progress } from './progress';

const AGAIN = 'npx labspec check --watch   # without --resume, it starts over';

const text = z.string().optional();

const taskSchema = z.strictObject({
  id: z.int().positive(),
  title: z.string(),
  points: z.number(),
  verdict: z.enum(['passed', 'failed', 'error', 'not checked']),
  /** When the check saw that it was done, and what it saw; null if it is not done. */
  ticked: z.strictObject({ at: z.iso.datetime(), seconds: z.number(), evidence: z.string() }).nullable(),
  /** What last kept it from its tick; null if nothing did. */
  trouble: z.strictObject({ cause: text, reason: z.string(), subject: text, expected: text, seen: text, also: text, look: text, next: text, 'back to': text }).nullable(),
});

/** What `labspec check --watch` leaves behind: reports/check/watch.json. */
const schema = z.strictObject({ lab: z.string(), folder: z.string(), started: z.iso.datetime(), written: z.iso.datetime(), tasks: z.array(taskSchema) });

export type WatchRecord = z.infer<typeof schema>;

/** As it may be read by anybody. */
export function recordOf(progress: Progress, folder: string): WatchRecord {
  return redactedData({
    lab: progress.lab.title,
    folder,
    started: progress.started.toISOString(),
    written: new Date().toISOString(),
    tasks: progress.tasks.map((one) => {
      const { task, tick } = one;
      const { verdict, trouble } = progress.verdictOf(one);
      const ticked = tick ? { at: tick.at.toISOString(), seconds: tick.seconds, evidence: tick.evidence } : null;
      return { id: task.id, title: task.title, points: task.points, verdict, ticked, trouble: trouble ?? null };
    }),
  }, redact);
}

export function writeRecord(file: string, record: WatchRecord): void {
  writeAtomically(file, `${JSON.stringify(record, undefined, 2)}\n`);
}

/** Continues from a record. @throws EnvironmentError naming the file, if it is not a record, or belongs to another lab or folder */
export function resumed(file: string, lab: Lab, folder: string): Progress {
  const record = readRecord(file);
  if (record.lab !== lab.title) throw foreign(file, `the lab "${lab.title}"`, `the lab "${record.lab}"`);
  // The record keeps it as it was shown.
  if (record.folder !== redact(folder)) throw foreign(file, folder, record.folder);
  const unknown = record.tasks.find(({ id }) => !lab.tasks.some((task) => task.id === id));
  if (unknown) throw foreign(file, `tasks of ${lab.title}`, `task ${unknown.id} (${unknown.title})`);
  const progress = new Progress(lab, new Date(record.started));
  for (const { id, ticked } of record.tasks) if (ticked) progress.tick(id, { ...ticked, at: new Date(ticked.at) });
  return progress;
}

/** Reads a record of `labspec check --watch`. @throws EnvironmentError naming the file and the problem */
export function readRecord(file: string): WatchRecord {
  if (!existsSync(file)) throw new EnvironmentError({ reason: 'There is no record to go on from', subject: file, next: AGAIN });
  const record = parseRecord(textOf(file));
  if (typeof record === 'string') throw malformed(file, record);
  return record;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw malformed(file, messageOf(error));
  }
}

/** @returns the problem in words if it is not a record: who is to blame depends on whose record it is */
export function parseRecord(content: string): WatchRecord | string {
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch (error) {
    return messageOf(error);
  }
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
}

function malformed(file: string, seen: string): EnvironmentError {
  return new EnvironmentError({ reason: 'The record cannot be read', subject: file, expected: 'what an earlier `labspec check --watch` wrote', seen, next: `correct or remove it; or: ${AGAIN}` });
}

function foreign(file: string, expected: string, seen: string): EnvironmentError {
  return new EnvironmentError({ reason: 'The record is about other work', subject: file, expected, seen, next: AGAIN });
}
