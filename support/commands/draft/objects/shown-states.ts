import { isStep, then, type Drafted } from '../drafted';
import type { DraftedTask } from '../draft-tasks';
import { WORKLOADS } from '../lines/kinds';
import { weakened } from '../outputs/said-to-fail';
import { isTable, tableOf } from '../outputs/shown-table';

/** States of Pods that do not run, and do not begin to by themselves. */
const FAILING = /CrashLoopBackOff|ErrImage\w*|ImagePullBackOff|InvalidImageName|CreateContainer\w*Error|RunContainerError|OOMKilled|Evicted|ContainerCannotRun|DeadlineExceeded|^(?:Init:)?Error$|ImageInspectError|Init:CrashLoopBackOff|Unschedulable/;
/** Why a Pod stays pending. */
const UNPLACED = /FailedScheduling|Insufficient (?:cpu|memory)|didn['’]t match|untolerated taint|unbound immediate PersistentVolumeClaims|nodes are available: \d+ /;

/** Lines that make what the text then shows not to run: a lab asks only whether it is there. What is shown counts until a line changes the object. */
export function withShownStates(tasks: readonly DraftedTask[]): DraftedTask[] {
  const all = tasks.flatMap(({ items }) => items);
  let at = -1;
  return tasks.map((task) => ({ ...task, items: task.items.map((item) => {
    at++;
    const rest = all.slice(at);
    const why = whyNotRunning(item, rest);
    return why === undefined ? goneAtOnce(item, rest) : weakened(item, `the text shows ${why}`);
  }) }));
}

/** A Pod that is only shown to be ending, and that no line deletes: something that has enough of its kind removes it. */
function goneAtOnce(item: Drafted, rest: readonly Drafted[]): Drafted {
  const pods = item.effects.flatMap(({ object, does }) => (does === 'makes' && object.startsWith('Pod/') ? [object] : [])).filter((object) => {
    const states = shownUntilChanged(object, rest).flatMap((text) => statesOf(text, object));
    return states.length > 0 && states.every((state) => state === 'Terminating');
  });
  const lines = item.lines.map((line) => {
    const pod = isStep(line) && line.claim?.aspect === 'there' ? pods.find((object) => line.claim?.objects.includes(object)) : undefined;
    return pod === undefined ? line : then(`pod "${pod.slice('Pod/'.length)}" is gone within 2 minutes`, { objects: [pod], aspect: 'gone' });
  });
  return pods.length === 0 ? item : { ...item, lines };
}

/** Until a line changes the object. */
function untilChanged(object: string, rest: readonly Drafted[]): readonly Drafted[] {
  const end = rest.findIndex(({ effects }, index) => index > 0 && effects.some((effect) => effect.object === object && effect.aspect !== 'labels'));
  return rest.slice(0, end < 0 ? rest.length : end);
}

function shownUntilChanged(object: string, rest: readonly Drafted[]): string[] {
  return untilChanged(object, rest).map((each) => each.shown ?? '');
}

/** @param rest the line itself, and those that follow it */
function whyNotRunning(item: Drafted, rest: readonly Drafted[]): string | undefined {
  const made = item.effects.filter(({ object, does, aspect }) => does === 'makes' || (does === 'changes' && aspect === 'template' && !object.endsWith('/*'))).map(({ object }) => object);
  for (const object of made.filter(runs)) {
    const shown = shownUntilChanged(object, rest);
    const states = shown.flatMap((text) => statesOf(text, object));
    const failing = states.find((state) => FAILING.test(state));
    if (failing !== undefined && !states.includes('Running')) return failing;
    const said = untilChanged(object, rest).filter((each, index, all) => !all.slice(1, index + 1).some(makesPods)).find((each) => each.stateSaid !== undefined)?.stateSaid;
    if (said !== undefined && !states.includes('Running')) return said;
    if (states.at(-1) === 'Pending' && shown.some((text) => UNPLACED.test(text))) return 'Pending';
  }
  return undefined;
}

/** What is said below may be said of these. */
function makesPods({ effects }: Drafted): boolean {
  return effects.some(({ object, does }) => does === 'makes' && runs(object));
}

function runs(object: string): boolean {
  const [kind = ''] = object.split('/');
  return kind === 'Pod' || kind === 'Job' || WORKLOADS.has(kind);
}

function statesOf(text: string, object: string): string[] {
  const [kind, name = ''] = object.split('/');
  if (!isTable(text)) return [];
  const { rows } = tableOf(text);
  const isIts = (row: string): boolean => (kind === 'Pod' ? row === name || row === `pod/${name}` : row.replace(/^pod\//, '').startsWith(`${name}-`));
  return rows.filter(({ NAME = '', STATUS }) => STATUS !== undefined && isIts(NAME)).map(({ STATUS = '' }) => STATUS);
}
