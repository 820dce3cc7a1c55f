import { isStep, type Claim, type Drafted, type Effect, type Line } from '../drafted';
import { WORKLOADS } from '../lines/kinds';
import { withLimit } from '../outputs/said-to-fail';
import type { Segment } from '../segments';

/** Leaves out the Thens that later lines make untrue: those of the same task, changes by later tasks, and what a later task that starts from this one makes once more. What later tasks delete may be checked before. */
export function withLastingThens(segments: readonly Segment[]): Segment[] {
  return segments.map((segment, index) => ({ ...segment, items: segment.items.map((item, place) => lasting(item, segment, segment.items.slice(place + 1), segments.slice(index + 1))) }));
}

function lasting(item: Drafted, { id }: Segment, sameTask: readonly Drafted[], laterTasks: readonly Segment[]): Drafted {
  const isBeforePolicy = item.lines.some((line) => isStep(line) && line.claim?.aspect === 'way' && undoing(line.claim, sameTask) !== undefined);
  return { ...item, lines: (isBeforePolicy ? withLimit(item) : item).lines.map((line): Line => {
    if (!isStep(line) || !line.claim) return line;
    const { claim } = line;
    const here = undoing(claim, sameTask);
    if (here) return { comment: `left out, because a later line of the task changes ${here.object}: ${line.text}` };
    if (claim.aspect === 'way') return line;
    const there = laterTasks.find(({ items }) => effectsOf(items).some((effect) => (effect.does === 'changes' || claim.aspect === 'failing') && isAgainst(effect, claim)));
    if (there) return { comment: `left out, because task ${there.id} changes it: ${line.text}` };
    const again = laterTasks.find(({ needs, items }) => needs.includes(id) && effectsOf(items).some((effect) => isMadeAgain(effect, claim)) && !items.some(({ lines }) => lines.some((other) => isStep(other) && other.text === line.text)));
    return again ? { comment: `left out, because task ${again.id} makes it once more: ${line.text}` } : line;
  }) };
}

function undoing(claim: Claim, items: readonly Drafted[]): Effect | undefined {
  return effectsOf(items).find((effect) => isAgainst(effect, claim));
}

/** An object with other contents is still there: only what is said of its contents is no longer so. */
function isMadeAgain({ object, does }: Effect, { objects, aspect }: Claim): boolean {
  return does === 'makes' && aspect !== 'there' && aspect !== 'gone' && objects.includes(object);
}

function effectsOf(items: readonly Drafted[]): Effect[] {
  return items.flatMap(({ effects }) => effects);
}

function isAgainst({ object, does, aspect }: Effect, { objects, aspect: claimed }: Claim): boolean {
  if (claimed === 'way') return object.startsWith('NetworkPolicy/') || (aspect === 'labels' && objects.includes(object));
  if (does === 'changes' && claimed === 'listing' && (aspect === 'template' || aspect === 'replicas') && objects.some((one) => isPodOf(one, object))) return true;
  const isAbout = objects.some((one) => one === object || (one.endsWith('/*') && object.startsWith(one.slice(0, -1))) || (object.endsWith('/*') && one.startsWith(object.slice(0, -1))));
  if (!isAbout) return false;
  // Who makes it once more, or changes it, puts it right.
  if (claimed === 'failing') return does !== 'deletes';
  if (does === 'makes') return claimed === 'gone';
  if (does === 'deletes') return claimed !== 'gone';
  return aspect === claimed || claimed === 'listing' || (claimed === 'value' && aspect === 'template');
}

/** A Pod whose name the cluster has made from that of its workload: a change of the workload replaces it. */
function isPodOf(pod: string, workload: string): boolean {
  const [kind = '', name = ''] = workload.split('/');
  return WORKLOADS.has(kind) && pod.startsWith(`Pod/${name}-`);
}
