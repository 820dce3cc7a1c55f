import type { Coverage } from './coverage';
import { counted } from './result';

/** The result for tools: all tasks with all items, also those that are covered. */
export function asJson({ text, lab, tasks, findings }: Coverage, { min, isEnough }: { min: number; isEnough: boolean }): string {
  return JSON.stringify({ version: 1, text: text.path, lab, ...counted(tasks), min, isEnough, tasks, findings }, undefined, 2);
}
