import { isSameTarget } from '../../../vocabulary/lines/compare';
import type { SpecStep } from '../../specification/step';
import type { Match } from './match-commands';

/** Whether a Then speaks of the objects as they are where a text shows an output: no line that changes them stands between, neither in the text nor in the steps. @param steps of the task */
export function holdsThere(then: SpecStep, shown: Match, matches: readonly Match[], steps: readonly SpecStep[]): boolean {
  const at = matches.indexOf(shown);
  const changes = (some: readonly Match[]): number[] => some.flatMap(({ step }) => (step && mayChange(step, then) ? [steps.indexOf(step)] : []));
  const last = changes(matches.slice(0, at + 1)).at(-1) ?? -1;
  const next = changes(matches.slice(at + 1)).find((index) => index > last) ?? steps.length;
  const index = steps.indexOf(then);
  return last < index && index < next;
}

/** A line that names its objects changes no others. */
function mayChange({ acts, keyword, statements }: SpecStep, then: SpecStep): boolean {
  if (!acts || keyword !== 'When') return false;
  const own = targetsOf(then);
  return own.length === 0 || statements.some(({ calls, other }) => other !== undefined || calls.some(({ targets, options }) => targets.length === 0 || options.has('filename') || targets.some((target) => target.name === undefined || own.some((one) => one.name === undefined || isSameTarget(one, target)))));
}

function targetsOf({ statements }: SpecStep): SpecStep['statements'][number]['calls'][number]['targets'] {
  return statements.flatMap(({ calls }) => calls.flatMap(({ targets }) => targets));
}
