import type { Drafted } from '../drafted';
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
    const why = whyNotRunning(item, all.slice(at));
    return why === undefined ? item : weakened(item, `the text shows ${why}`);
  }) }));
}

/** @param rest the line itself, and those that follow it */
function whyNotRunning(item: Drafted, rest: readonly Drafted[]): string | undefined {
  const made = item.effects.filter(({ object, does, aspect }) => does === 'makes' || (does === 'changes' && aspect === 'template' && !object.endsWith('/*'))).map(({ object }) => object);
  for (const object of made.filter(runs)) {
    const end = rest.findIndex(({ effects }, index) => index > 0 && effects.some((effect) => effect.object === object && effect.aspect !== 'labels'));
    const shown = rest.slice(0, end < 0 ? rest.length : end).map((each) => each.shown ?? '');
    const states = shown.flatMap((text) => statesOf(text, object));
    const failing = states.find((state) => FAILING.test(state));
    if (failing !== undefined && !states.includes('Running')) return failing;
    const said = rest.slice(0, end < 0 ? rest.length : end).filter((each, index, all) => !all.slice(1, index + 1).some(makesPods)).find((each) => each.stateSaid !== undefined)?.stateSaid;
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
