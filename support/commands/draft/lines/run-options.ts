import { ask } from '../asked';
import { pairsOf } from './made-by-flags';
import type { State } from '../state';

const OPTION = /(?:\s*\\\n)?\s+--(requests|limits|serviceaccount)(?:=|\s+)("[^"\n]*"|'[^'\n]*'|[^\s|;&]+)/g;

/** `kubectl run web --image=nginx --limits=cpu=200m --serviceaccount=cook`: kubectl has these options no more, and takes what they meant as a part of the Pod. */
export function withRemovedRunOptions(text: string, state: State): string {
  const [line = '', name = ''] = /^kubectl run ([a-z0-9][\w.-]*)(?:\\\n|[^|;&<>\n])*/.exec(text) ?? [];
  const [own = '', ...command] = line.split(/(?=\s--\s)/);
  const found = new Map([...own.matchAll(OPTION)].map(([, option = '', value = '']) => [option, value.replace(/^(["'])(.*)\1$/, '$2')]));
  if (found.size === 0 || own.includes('--overrides')) return text;
  const amounts = (option: string): object => (found.has(option) ? { [option]: pairsOf(found.get(option) ?? '') } : {});
  const resources = { ...amounts('requests'), ...amounts('limits') };
  const containers = Object.keys(resources).length === 0 ? {} : { containers: [{ name, resources }] };
  const account = found.has('serviceaccount') ? { serviceAccountName: found.get('serviceaccount') } : {};
  const overrides = `--override-type=strategic --overrides='${JSON.stringify({ spec: { ...account, ...containers } })}'`;
  ask(state, `kubectl run ${[...found.keys()].map((option) => `--${option}`).join(' ')}`, 'version', '--overrides');
  return [own.replaceAll(OPTION, '').replace(/(?:\s*\\\n)*\s*$/, ''), ` ${overrides}`, /\s$/.test(own) && command.length === 0 ? ' ' : '', ...command, text.slice(line.length)].join('');
}
