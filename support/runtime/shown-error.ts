import { checkCommand } from '../lab/check-command';
import { advised, keepsFixes, withoutFix } from '../lab/advice';
import type { Scenario } from './scenario';

/**
 * Whether a check keeps back how to fix a mistake, because the lab gives no such hint: then reports must not say it either, for they lie beside the
 * student's work.
 */
export function keepsBack({ inspectsOnly, lab }: Pick<Scenario['run'], 'inspectsOnly' | 'lab'>): boolean {
  return inspectsOnly && keepsFixes(lab);
}

/** An error of a step as its reader may know it: with the lab's own advice, or without how to fix it. */
export function shownError({ run, task }: Pick<Scenario, 'run' | 'task'>, error: unknown): unknown {
  const told = advised(error, run.lab);
  return keepsBack(run) ? withoutFix(told, `correct it${task ? `, then: ${checkCommand({ lab: run.lab, folder: run.shownFolder }, task.id)}` : ''}`) : told;
}
