import type { LabText } from '../../../text/lab-text';
import { wordsOf } from '../asked';
import type { State } from '../state';
import { isForm } from './reference';

const MAKES_PODS = /\bkind: *["']?(?:Pod|Deployment|ReplicaSet|StatefulSet|DaemonSet|Job|CronJob|ReplicationController)\b|\b(?:kubectl|k|oc)(?: -n \S+)? (?:run|apply|replace|create (?:-f|-k|deploy|job|cronjob))|\bhelm (?:install|upgrade)\b|\bkustomize\b|\.sh\b/;
/** What says of a Pod only that it is one. */
const ANY_POD = /\b(?:your|the|my|a|any|some|name|id|of|full|pods?)\b/g;

/** Whether a text makes Pods that stay; lines that only show how lines are built make none. */
export function makesPods({ blocks }: LabText): boolean {
  return blocks.some(({ text, commands }) => (commands === undefined ? MAKES_PODS.test(text) : commands.some(({ text: typed }) => !isForm(typed) && !/ --rm\b/.test(typed) && MAKES_PODS.test(typed))));
}

/** `<pod-name>` in a text that makes no Pods: its readers have one beforehand. @returns undefined if it may be another's */
export function podOfScene(meant: string, { makesPods: isMade, isUncertain, runners, named }: State): string | undefined {
  if (isMade !== false || isUncertain || runners.length > 0 || named.size > 0 || !/pod/i.test(meant)) return undefined;
  const words = wordsOf(meant.replace(/pod-?_? ?name$/i, 'pod'));
  if (words === undefined) return undefined;
  const own = words.replaceAll('-', ' ').replaceAll(ANY_POD, '').trim();
  return own === '' ? 'pod' : words;
}
