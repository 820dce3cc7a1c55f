import { maySetClock, runsInPod, setsClock } from '../../../vocabulary/shell/clock';
import { podSpecOf } from '../objects/place-of';
import type { State } from '../state';

/** Why no run types a line: it sets the clock of the machine, unless it is typed in a Pod that may not. */
export function whyOfClock(text: string, { objects, shell }: Pick<State, 'objects' | 'shell'>): string | undefined {
  if (!setsClock(text)) return undefined;
  const isInPod = runsInPod(text) || shell?.step.includes(' in pod ') === true;
  const mayDoIt = [...objects.values()].some((object) => maySetClock(podSpecOf(object)));
  return isInPod && !mayDoIt ? undefined : 'it would set the clock of the machine, which all share';
}
