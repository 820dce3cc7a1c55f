import { isStep, then, type Drafted } from '../drafted';
import { isDrafted } from '../outcome';
import type { State } from '../state';

/** A Pod that the text says is refused, where a LimitRange or a quota of the text may do so: kubectl prints that it is forbidden. An object with a template of Pods is made all the same. @param isAnnounced whether the text says that the line is refused */
export function refusedByLimits(item: Drafted, isAnnounced: boolean, objects: State['objects']): Drafted | undefined {
  const limits = [...objects.keys()].filter((object) => /^(?:LimitRange|ResourceQuota)\//.test(object));
  const made = item.effects.filter(({ does }) => does === 'makes').map(({ object }) => object);
  const arePods = made.length > 0 && made.every((object) => object.startsWith('Pod/'));
  if (!isAnnounced || !arePods || limits.length === 0 || !isDrafted(item) || item.isHeld === true) return undefined;
  return { ...item, lines: [...item.lines.filter((line) => !isStep(line) || line.keyword !== 'Then'), then('I see "forbidden"')], effects: [], uses: [...item.uses, ...limits] };
}
