import { TaskFailed } from '../errors/errors';
import type { Lab } from './lab';

/** An error about the work, with the lab's own advice for its cause (`advice` in lab.yaml); any other error unchanged. */
export function advised(error: unknown, { advice }: Pick<Lab, 'advice'>): unknown {
  if (!(error instanceof TaskFailed)) return error;
  const next = advice[error.problem.cause ?? ''];
  return next === undefined ? error : new TaskFailed({ ...error.problem, next });
}
