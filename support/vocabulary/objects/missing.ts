import type { Mistake } from '../../errors/errors';
import { diagnose, type RuleTable } from '../../runtime/diagnose';
import { inWords, kindOf } from '../../platform/kubernetes/kinds';
import { failedLine, type FailedLine } from '../shell/failed-lines';
import type { Found } from './claim';
import { called, listLine } from './named-object';
import { nearestName } from './nearest-name';

/** What is there when an object is not. */
export interface MissingObserved {
  /** `deployment web` */
  wanted: string;
  word: string;
  name: string;
  namespace: string;
  /** The names of that kind in the namespace. */
  names: string[];
  /** Other kinds that have an object of that name. */
  otherKinds: string[];
  /** Other namespaces that have one. */
  otherNamespaces: string[];
  /** The command that lists the kind. */
  list: string;
  /** The line that was to make it. */
  failed?: FailedLine | undefined;
}

/** People confuse kinds of one of these lists. A Service and a Deployment of one name are as it should be. */
const ALIKE = [['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob'], ['ConfigMap', 'Secret']];

/** A name with a word more, or less, is near too. */
const nearest = ({ name, names }: MissingObserved): string | undefined => nearestName(name, names, (other) => other.startsWith(`${name}-`) || name.startsWith(`${other}-`));

export const MISSING_OBJECT_RULES: RuleTable<MissingObserved> = {
  about: 'missing object',
  rules: [
    {
      cause: 'line-failed',
      applies: ({ failed }) => failed !== undefined,
      tell: ({ wanted, failed, list }) => ({ reason: `There is no ${wanted}, because a line failed: ${failed?.line ?? ''}`, seen: failed?.error, look: list, next: 'correct what the error names, then run the line again' }),
    },
    {
      cause: 'object-misnamed',
      unless: ['line-failed'],
      applies: (observed) => nearest(observed) !== undefined,
      tell: (observed) => ({ reason: `There is no ${observed.wanted}, but ${observed.word} ${nearest(observed) ?? ''}`, expected: observed.name, seen: observed.names.join(', '), look: observed.list, next: `correct its name in the manifest, create it again, and delete the other: kubectl delete ${observed.word.replaceAll(' ', '')} ${nearest(observed) ?? ''}` }),
    },
    {
      cause: 'object-in-other-namespace',
      unless: ['line-failed'],
      applies: ({ otherNamespaces }) => otherNamespaces.length > 0,
      tell: ({ wanted, namespace, otherNamespaces }) => ({ reason: `There is a ${wanted} in namespace ${otherNamespaces.join(', ')}, but none in ${namespace}`, expected: namespace, seen: otherNamespaces.join(', '), look: 'kubectl config view --minify | grep namespace:', next: `create it in namespace ${namespace}: kubectl apply -n ${namespace} -f FILE` }),
    },
    {
      cause: 'object-of-other-kind',
      unless: ['line-failed'],
      applies: ({ otherKinds }) => otherKinds.length > 0,
      tell: ({ wanted, name, otherKinds }) => ({ reason: `There is no ${wanted}, but a ${otherKinds[0] ?? ''} of that name`, expected: wanted, seen: otherKinds.map((kind) => `${kind} ${name}`).join(', '), look: 'kubectl get all', next: `write the kind that the lab asks for; then delete the other: kubectl delete ${otherKinds[0] ?? ''} ${name}` }),
    },
    {
      cause: 'object-missing',
      applies: () => true,
      unless: ['line-failed', 'object-misnamed', 'object-in-other-namespace', 'object-of-other-kind'],
      tell: ({ wanted, namespace, names, list }) => ({ reason: `There is no ${wanted} in namespace ${namespace}`, seen: names.length > 0 ? `only ${names.slice(0, 10).join(', ')}` : 'none of that kind', look: list, next: 'create it as the lab shows' }),
    },
  ],
};

/** Why an object is not there. */
export async function whyMissing(found: Found): Promise<Mistake | undefined> {
  const { api, named, kind, namespace, run } = found;
  const names = (await api.objects(kind, namespace)).map(({ metadata }) => metadata?.name ?? '');
  const otherKinds = await Promise.all((ALIKE.find((kinds) => kinds.includes(kind.kind)) ?? []).map((word) => ofOtherKind(found, word)));
  return diagnose(MISSING_OBJECT_RULES, { wanted: called(named), word: named.word, name: named.name, namespace, names, otherKinds: otherKinds.flat(), otherNamespaces: await elsewhere(found), failed: failedLine(run, named.name), list: listLine({ ...named, selector: undefined }, run.lab.names.namespace) });
}

async function ofOtherKind({ api, named, kind, namespace }: Found, word: string): Promise<string[]> {
  const other = await kindOf(api, word);
  if (other.kind === kind.kind) return [];
  return (await api.object(other, namespace, named.name).catch(() => undefined)) ? [inWords(other)] : [];
}

/** The namespace that people forget to leave. */
async function elsewhere({ api, kind, named, namespace, run }: Found): Promise<string[]> {
  if (!run.cluster.isOfLab || namespace === 'default' || !kind.isNamespaced) return [];
  return (await api.object(kind, 'default', named.name).catch(() => undefined)) ? ['default'] : [];
}
