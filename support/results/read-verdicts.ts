import { describe } from '../errors/errors';
import type { Envelope } from '@cucumber/messages';
import { TaskResults } from './task-results';
import type { Verdict } from '../errors/verdict';

export interface TaskVerdict {
  verdict: Verdict;
  /** The whole message; empty for a task that passed. */
  message: string;
}

/** Returns the verdict on each task, from the messages of a run. */
export function readVerdicts(messages: Iterable<Envelope>): Map<number, TaskVerdict> {
  const results = new TaskResults();
  for (const message of messages) results.note(message);
  return new Map(results.all.map(({ id, verdict, troubles }) => [id, { verdict, message: troubles.map(describe).join('\n') }]));
}
