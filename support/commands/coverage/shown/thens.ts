import type { Finding } from '../../lint/finding';
import { kindWord } from '../../../vocabulary/lines/targets';
import { placeOf, type SpecStep } from '../../specification/step';
import type { ReadLab } from '../text/lint/read-lab';
import { kindName } from './as-line';
import { find, replicasOf, valueAt, type Made, type World } from './made';
import { followSteps } from './follow';

/** Thens that expect other numbers than the steps before them make. */
export function againstSteps(lab: ReadLab): Finding[] {
  const findings: Finding[] = [];
  followSteps(lab, (step, world) => {
    const [, word = '', name = '', count = ''] = (step.keyword === 'Then' && /^([a-z]+(?: [a-z]+)*) "([^"$]+)" has (\d+) ready replicas?/.exec(step.text)) || [];
    const made = find(world.objects, kindName(kindWord(word.replaceAll(' ', ''))), name);
    const replicas = made && replicasOf(made);
    if (made && replicas !== undefined && Number(count) > replicas) findings.push({ place: placeOf(step), reason: `The step expects ${count} ready replicas; ${made.place} makes ${made.kind.toLowerCase()} ${name} with ${replicas}`, next: 'correct one of the two' });
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

/** Manifests of Secrets have their data in base64; lines have it as it is. */
function keptAt({ kind, value }: Made, key: string): string | undefined {
  const [plain, data] = [valueAt(value, 'stringData', key), valueAt(value, 'data', key)];
  if (kind === 'Secret' && typeof plain === 'string') return plain;
  if (typeof data !== 'string') return undefined;
  return kind === 'Secret' && value?.apiVersion !== undefined ? Buffer.from(data, 'base64').toString() : data;
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
