import { NotChecked, TaskFailed } from '../errors/errors';
import type { Lab } from './lab';

/** The level of hints that says how to fix a mistake. */
const HOW_TO_FIX = 3;

/** An error about the work, with the lab's own advice for its cause (`advice` in lab.yaml); any other error unchanged. */
export function advised(error: unknown, { advice }: Pick<Lab, 'advice'>): unknown {
  if (!(error instanceof TaskFailed)) return error;
  const next = advice[error.problem.cause ?? ''];
  return next === undefined ? error : new TaskFailed({ ...error.problem, next });
}

/** Whether a lab never says how to fix a mistake. */
export function keepsFixes({ hints }: Pick<Lab, 'hints'>): boolean {
  return hints < HOW_TO_FIX;
}

/** An error about the work without how to fix it; any other error unchanged. Commands of labspec itself stay: they fix nothing. @param next what to do instead */
export function withoutFix(error: unknown, next: string): unknown {
  const isOfWork = error instanceof TaskFailed || error instanceof NotChecked;
  if (!isOfWork || /^(?:npx )?labspec /.test(error.problem.next ?? '')) return error;
  return error instanceof TaskFailed ? new TaskFailed({ ...error.problem, next }) : new NotChecked({ ...error.problem, next: undefined });
}
