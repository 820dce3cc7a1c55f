import type { LabText } from '../../../text/lab-text';
import { BEFORE, fromBefore, hasStandIn, wordsOf } from '../asked';
import type { Drafted } from '../drafted';
import { held } from '../manifests/open-objects';
import { needsReal } from '../manifests/standing-files';
import { isDrafted } from '../outcome';
import type { State } from '../state';
import { commandsIn } from './commands-in';
import { kubectlLine } from './kubectl-line';
import { isForm } from './reference';
import type { Resolved } from './remembered';

const MAKES_PODS = /\bkind: *["']?(?:Pod|Deployment|ReplicaSet|StatefulSet|DaemonSet|Job|CronJob|ReplicationController)\b|\b(?:kubectl|k|oc)(?: -n \S+)? (?:run|apply|replace|create (?:-f|-k|deploy|job|cronjob))|\bhelm (?:install|upgrade)\b|\bkustomize\b|\.sh\b/;
/** What says of a Pod only that it is one. */
const ANY_POD = /\b(?:your|the|my|a|any|some|name|id|of|full|pods?)\b/g;

/** The line from which a text makes Pods that stay; lines that only show how lines are built make none. Of several pages, the first line. @returns undefined if nothing makes any */
export function podsFrom({ blocks }: LabText): number | undefined {
  const lines = blocks.flatMap(({ text, line, commands }) => (commands === undefined ? [{ text, line }] : commands.filter(({ text: typed }) => !isForm(typed) && !/ --rm\b/.test(typed))));
  const first = lines.find(({ text }) => MAKES_PODS.test(text))?.line;
  return first === undefined || new Set(blocks.map(({ path }) => path)).size === 1 ? first : 0;
}

/** `<pod-name>` where nothing above makes Pods: its readers have one beforehand. @returns undefined if it may be another's */
export function podOfScene(meant: string, { podsFrom: first = Infinity, line, isUncertain, runners, named }: State, resolved: Resolved): string | undefined {
  if (line >= first || isUncertain || runners.length > 0 || named.size > 0 || !/pod/i.test(meant)) return undefined;
  const words = wordsOf(meant.replace(/pod-?_? ?name$/i, 'pod'));
  if (words === undefined) return undefined;
  const own = words.replaceAll('-', ' ').replaceAll(ANY_POD, '').trim();
  const name = own === '' ? 'pod' : words;
  resolved.scene = `pod "${name}"`;
  return name;
}

/** `kubectl delete pod web-7d9c5b8f6f-x2x4z`, where nothing can have made such a Pod: a Deployment of the scene makes one. */
export function isOfScene(name: string, state: State, resolved: Resolved): boolean {
  const called = `deployment "${name}"`;
  if (/ (?:-n|--namespace)[ =]/.test(resolved.text) || !hasStandIn(called)) return false;
  resolved.scene = fromBefore(state, called) ?? called;
  return true;
}

/** What runs in a Pod, or what the text shows of it, only the real one has: the author takes the line in. */
export function waitingForScene(item: Drafted, { scene }: Resolved, state: State): Drafted {
  const line = kubectlLine(commandsIn(item.text)?.[0] ?? []);
  const showsReal = item.lines.some((step) => 'text' in step && step.text.startsWith('I see ')) || (line && needsReal(line, state));
  if (scene === undefined || item.isHeld === true || !isDrafted(item) || !showsReal) return item;
  if (state.shell) state.shell = { step: '', waitsFor: item.line };
  return { ...held(item, { absent: `${BEFORE} must have ${scene}`, files: [] }, state), waitsFor: scene };
}
