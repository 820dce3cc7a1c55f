import type { Trouble } from '../../errors';
import type { Task } from '../../lab/lab';

/** The one hint that stands under the checklist: where to look, or what to do. */
export function hintFor(_task: Task, { look, next }: Trouble): string | undefined {
  return look ?? next;
}
