import type { Mistake } from '../../errors/errors';
import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import { inWords, kindOf } from '../../platform/kubernetes/kinds';
import { diagnose } from '../../runtime/diagnose';
import { podTemplateOf } from '../../platform/kubernetes/pod-template';
import type { Run } from '../../runtime/run';
import { inOneList, makersOfAll } from './makers';
import { SET_RULES, type SetObserved, type Template } from './set-rules';

const MAKERS = ['deployment', 'statefulset', 'daemonset', 'replicaset', 'job', 'cronjob'];

/** A set of objects of which there should be another number. */
export interface WrongSet extends Pick<SetObserved, 'called' | 'wanted' | 'look' | 'namespace'> {
  /** As `kubectl get -l` takes it. */
  selector: string | undefined;
  kind: string;
  objects: readonly AnyObject[];
}

type Labels = Readonly<Record<string, string>>;

/** Why there are too few or too many; undefined if no rule knows. */
export async function whyOtherNumber(run: Run, { selector, kind, objects, namespace, ...told }: WrongSet): Promise<Mistake | undefined> {
  const labels = labelsIn(selector);
  if (labels.length === 0) return undefined;
  const api = await run.api();
  const withLabels = kind === 'Pod' ? [] : (await api.objects(await kindOf(api, 'pod'), namespace, selector));
  return diagnose(SET_RULES, {
    ...told, namespace, word: inWords({ kind }), labels: inOneList(labels.map((label) => label.join('='))), count: objects.length, names: objects.map(({ metadata }) => metadata?.name ?? ''),
    makers: await makersOfAll(run, namespace, objects), templates: await templatesOf(api, namespace, labels),
    makersOfPods: (await makersOfAll(run, namespace, withLabels)).map(({ called }) => called),
  });
}

/** Those of a selector; none if it says more than that labels are equal to something. */
export function labelsIn(selector = ''): [string, string][] {
  const all = selector.split(',').map((part) => /^\s*([\w./-]+)\s*==?\s*([\w.-]*)\s*$/.exec(part));
  return all.every((one) => one !== null) ? all.map(([, key = '', value = '']) => [key, value]) : [];
}

/** Not the ReplicaSets and Jobs that another object has made: it replaces them. */
async function templatesOf(api: ClusterApi, namespace: string, labels: readonly [string, string][]): Promise<Template[]> {
  const lists = await Promise.all(MAKERS.map(async (word) => api.objects(await kindOf(api, word), namespace).catch(() => [])));
  const all = lists.flat().filter(({ metadata }) => !metadata?.ownerReferences?.length);
  return Promise.all(all.map((object) => templateOf(api, namespace, object, labels)));
}

async function templateOf(api: ClusterApi, namespace: string, object: AnyObject, labels: readonly [string, string][]): Promise<Template> {
  const { kind = '', metadata, spec = {} } = object;
  const has = (of: Labels = {}): boolean => labels.every(([key, value]) => of[key] === value);
  const events = await api.eventsOf(namespace, kind, metadata?.name ?? '', metadata?.uid).catch(() => []);
  return {
    called: `${inWords({ kind })} ${metadata?.name ?? ''}`, isLabelled: has(metadata?.labels), makesLabelled: has(podTemplateOf(object)?.metadata?.labels), isPaused: spec['paused'] === true,
    asks: asks(object), refused: events.filter(({ reason }) => reason === 'FailedCreate').at(-1)?.message ?? '',
  };
}

function asks({ kind, spec = {} }: AnyObject): Template['asks'] {
  const path = kind === 'Job' ? 'spec.completions' : 'spec.replicas';
  const count = kind === 'Job' ? spec['completions'] : spec['replicas'];
  return typeof count === 'number' ? { count, path } : undefined;
}
