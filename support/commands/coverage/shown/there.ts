import type { Finding } from '../../lint/finding';
import { placeOf, type SpecStep } from '../../specification/step';
import { saidBy } from '../text/lint/said-by';
import { kindName } from './as-line';
import { adopts } from './labels';
import { find, keyOf, type World } from './made';

/** They stay until a line deletes them, and nothing makes them once more. */
const LASTING = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Service', 'ConfigMap', 'Secret', 'Ingress', 'NetworkPolicy', 'ServiceAccount', 'Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding', 'CronJob', 'HorizontalPodAutoscaler', 'ResourceQuota', 'LimitRange', 'StorageClass']);
const IS_THERE = /^(?:exists|is (?:available|ready|rolled out)|has (?:the|\d+)|runs )/;
const FAILS = /not ?found|NotFound|forbidden|denied|invalid|refused|\bfails\b|exit code is (?!0)|error/i;

/** A Then that has an object gone which nothing has deleted, or there although a line has deleted it. @param before the steps before it */
export function wrongPresence(step: SpecStep, before: readonly SpecStep[], { objects }: World): Finding[] {
  const said = step.keyword === 'Then' ? saidBy(step) : undefined;
  const kind = said && kindName(said.kind);
  if (!said || !kind || said.path !== undefined || (!LASTING.has(kind) && kind !== 'Pod') || step.text.includes(' in namespace ')) return [];
  const { name, rest } = said;
  const made = find(objects, kind, name);
  const mayBeRemoved = made && [...objects.all.values()].some((owner) => adopts(owner, made));
  const found = (reason: string): Finding[] => [{ place: placeOf(step), reason, next: 'correct the step, or the line' }];
  if (/^is gone\b/.test(rest) && made && !mayBeRemoved && !isRefused(made.place, before) && ((!objects.hasStrangers && kind !== 'Pod') || isLastAct(made.place, before))) return found(`The step expects ${said.kind} ${name} to be gone; ${made.place} makes it, and nothing deletes it`);
  return IS_THERE.test(rest) && kind !== 'Pod' && !made && !objects.hasStrangers && objects.gone.has(keyOf({ kind, name, namespace: objects.namespace })) ? found(`The step expects ${said.kind} ${name}, which a line before deletes`) : [];
}

/** Whether the steps behind a line expect that the cluster does not do what it says. */
function isRefused(place: string, steps: readonly SpecStep[]): boolean {
  const at = steps.findIndex((step) => placeOf(step) === place);
  const next = steps.findIndex(({ keyword }, index) => index > at && keyword !== 'Then');
  return steps.slice(at + 1, next < 0 ? undefined : next).some(({ text, docString = '' }) => FAILS.test(`${text}\n${docString}`));
}

/** Whether nothing has been changed since a step. */
function isLastAct(place: string, steps: readonly SpecStep[]): boolean {
  const at = steps.findIndex((step) => placeOf(step) === place);
  return at >= 0 && steps.slice(at + 1).every(({ keyword, acts }) => keyword === 'Then' || !acts);
}
