import type { Finding } from '../../lint/finding';
import { kindWord } from '../../../vocabulary/lines/targets';
import { placeOf, type SpecStep } from '../../specification/step';
import type { ReadLab } from '../text/lint/read-lab';
import { kindName } from './as-line';
import { keptAt } from './kept';
import { find, replicasOf, type World } from './made';
import { followSteps } from './follow';
import { unknownContainers } from './set-containers';
import { wrongPresence } from './there';
import { wrongValue } from './then-values';

/** Thens that expect other numbers than the steps before them make. */
export function againstSteps(lab: ReadLab): Finding[] {
  const findings: Finding[] = [];
  followSteps(lab, (step, world) => {
    const [, word = '', name = '', count = ''] = (step.keyword === 'Then' && /^([a-z]+(?: [a-z]+)*) "([^"$]+)" has (\d+) ready replicas?/.exec(step.text)) || [];
    const made = find(world.objects, kindName(kindWord(word.replaceAll(' ', ''))), name);
    const replicas = made && replicasOf(made);
    if (made && replicas !== undefined && Number(count) > replicas) findings.push({ place: placeOf(step), reason: `The step expects ${count} ready replicas; ${made.place} makes ${made.kind.toLowerCase()} ${name} with ${replicas}`, next: 'correct one of the two' });
    findings.push(...wrongPresence(step, lab.steps.slice(0, lab.steps.indexOf(step)), world));
    if (step.keyword === 'When') findings.push(...unknownContainers(step.statements, world).map((reason) => ({ place: placeOf(step), reason, next: 'correct the name of the container' })));
    findings.push(...wrongValue(step, world));
    findings.push(...wrongKey(step, world));
    findings.push(...wrongNumber(step.keyword === 'Then' ? step.text : '', placeOf(step), world));
  });
  return findings;
}

/** `config map "page" has the key "colour" with the value "red"` */
function wrongKey(step: SpecStep, { objects }: World): Finding[] {
  const [, word = '', name = '', key = '', value = ''] = (step.keyword === 'Then' && /^(config ?map|secret) "([^"$]+)" has the key "([^"]+)" with the value "([^"$]*)"/.exec(step.text)) || [];
  const made = find(objects, word === 'secret' ? 'Secret' : 'ConfigMap', name);
  const kept = made && keptAt(made, key);
  if (!made || kept === undefined || /[$<{]/.test(kept) || kept.trim() === value.trim()) return [];
  return [{ place: placeOf(step), reason: `The step expects the key ${key} ${value}; ${made.place} has ${kept.trim().split('\n')[0] ?? ''}`, next: 'correct one of the two' }];
}

/** `there are 3 pods with label "app=web"` */
function wrongNumber(text: string, place: string, { objects }: World): Finding[] {
  const [, count, key = '', value = ''] = /^(?:there (?:is|are) )?(\d+) (?:running |ready )?pods? with label "([^"=$]+)=([^"$]+)"/.exec(text) ?? [];
  if (count === undefined || objects.hasStrays) return [];
  const all = [...objects.all.values()].filter((made) => (made.value?.spec?.['template'] as { metadata?: { labels?: Record<string, string> } } | undefined)?.metadata?.labels?.[key] === value);
  const [made, ...others] = all;
  const replicas = made && replicasOf(made);
  if (!made || others.length > 0 || replicas === undefined || made.isRolling || [...objects.all.values()].some((one) => one.value === undefined || one.kind === 'Pod')) return [];
  return Number(count) === replicas ? [] : [{ place, reason: `The step expects ${count} Pods with the label ${key}=${value}; ${made.place} makes ${made.kind.toLowerCase()} ${made.name} with ${replicas} replica${replicas === 1 ? '' : 's'}`, next: 'correct one of the two' }];
}
