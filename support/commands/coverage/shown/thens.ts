import type { Finding } from '../../lint/finding';
import { kindWord } from '../../../vocabulary/lines/targets';
import { placeOf } from '../../specification/step';
import type { ReadLab } from '../text/lint/read-lab';
import { kindName } from './as-line';
import { find, replicasOf, type World } from './made';
import { followSteps } from './follow';

/** Thens that expect other numbers than the steps before them make. */
export function againstSteps(lab: ReadLab): Finding[] {
  const findings: Finding[] = [];
  followSteps(lab, (step, world) => {
    const [, word = '', name = '', count = ''] = (step.keyword === 'Then' && /^([a-z]+(?: [a-z]+)*) "([^"$]+)" has (\d+) ready replicas?/.exec(step.text)) || [];
    const made = find(world.objects, kindName(kindWord(word.replaceAll(' ', ''))), name);
    const replicas = made && replicasOf(made);
    if (made && replicas !== undefined && Number(count) > replicas) findings.push({ place: placeOf(step), reason: `The step expects ${count} ready replicas; ${made.place} makes ${made.kind.toLowerCase()} ${name} with ${replicas}`, next: 'correct one of the two' });
    findings.push(...wrongNumber(step.keyword === 'Then' ? step.text : '', placeOf(step), world));
  });
  return findings;
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
