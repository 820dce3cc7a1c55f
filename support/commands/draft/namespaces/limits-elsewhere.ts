import { goesFirst, type Line } from '../drafted';
import { kindOfWord } from '../lines/kinds';
import type { KubectlLine } from '../lines/kubectl-line';
import { withoutStandard } from './own-labels';
import type { State } from '../state';

const MAKES_PODS = new Set(['run', 'apply', 'create', 'replace', 'scale']);
const WITHOUT_PODS = /^(?:ConfigMap|Secret|Service|ServiceAccount|Role|RoleBinding|Ingress|Namespace|ResourceQuota|LimitRange|token)$/;

/** What refuses a line, by what the text shows of it: without that, it would not be refused. */
export function refusedBy(output: string, { objects }: Pick<State, 'objects'>): string[] {
  const kind = /exceeded quota|failed quota/.test(output) ? 'ResourceQuota' : /(?:maximum|minimum) \S+ usage per /.test(output) ? 'LimitRange' : undefined;
  return kind === undefined ? [] : [...objects.keys()].filter((object) => object.startsWith(`${kind}/`));
}

/** A run has one namespace in place of several: what limits one of them goes before the text makes Pods in another. @param home the namespace of the line, as the text has it */
export function withoutLimits(line: KubectlLine | undefined, made: readonly string[], home: string, state: State): Line[] {
  if (!line || !MAKES_PODS.has(line.verb) || line.options.has('dry-run') || (line.verb === 'create' && WITHOUT_PODS.test(line.kinds[0] ?? ''))) return [];
  if (made.length > 0 && made.map((object) => object.split('/')[0] ?? '').every((kind) => WITHOUT_PODS.test(kind) || kindOfWord(kind)?.isNamespaced === false)) return [];
  const place = made.map((object) => state.declaredIn.get(object)).find((each) => each !== undefined) ?? home;
  const limits = [...state.objects.keys()].filter((object) => /^(?:ResourceQuota|LimitRange)\//.test(object) && !made.includes(object) && (state.homes.get(object) ?? place) !== place);
  return [...withoutStandard(place, state), ...limits.flatMap((object): Line[] => {
    const [kind = '', name = ''] = object.split('/');
    state.objects.delete(object);
    return [goesFirst(kind, name, `line ${state.line} makes Pods in another namespace than that of ${object}, and the run has only one: it goes first`)];
  })];
}
