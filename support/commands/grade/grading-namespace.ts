import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { kubeconfigOf } from '../../platform/clusters/kind/kubeconfig';
import { EnvironmentError } from '../../errors/errors';
import { ruleOf } from '../../platform/kubernetes/namespace-user';
import { kubectl, makeNamespaceWithObjects } from '../../platform/clusters/kind/node-kubectl';
import { removeByPrefix } from '../../platform/clusters/kind/remove-by-prefix';
import { builtImage, type Lab } from '../../lab/lab';
import { freePorts } from '../../system/process/ports';
import { ownLabels } from '../../ownership/labels';
import type { Journal } from '../../ownership/journal';

const TOKEN_SECONDS = 3600;
const GONE_SECONDS = 90;

/** Names of its own for what a student's work makes on this machine and in the cluster, and a user of the cluster that may work there only. */
export interface GradingNamespace {
  /** See support/lab/parameters.ts. */
  worldParameters: Record<string, unknown>;
  /** A message with the lab's own names and ports: a student does not know those of the grading. */
  inLabsNames(text: string): string;
  /** Removes all that was made there. @param wasEnded whether the run was ended before its own end */
  clear(wasEnded: boolean): Promise<void>;
}

/** @param name a prefix that no other name has @param folder for its kubeconfig @param journal lets a later run clean up if this process cannot */
export async function openGradingNamespace(lab: Lab, name: string, folder: string, journal: Journal): Promise<GradingNamespace> {
  const image = `${name}/${builtImage(lab)?.name.split('/').at(-1) ?? 'image'}`;
  const owned = journal.add({ kind: 'place' as const, cluster: lab.cluster, prefix: name, images: image });
  const clear = async (wasEnded: boolean): Promise<void> => {
    try {
      await removeByPrefix({ ...owned, mayLoad: wasEnded }, lab.cluster);
      journal.forget(owned);
    } catch (error) {
      // It stays in the journal for the next start; the results of the work count.
      if (!(error instanceof EnvironmentError)) throw error;
    }
  };
  try {
    await mustBeGone(lab, name);
    await makeNamespaceWithObjects(lab.cluster, name, objectsOf(name, lab));
    const kubeconfig = join(folder, 'kubeconfig');
    writeFileSync(kubeconfig, await kubeconfigFor(lab, name), { mode: 0o600 });
    const ports = await freePorts(lab.ports);
    return { worldParameters: { kubeconfig, names: { namespace: name, image, container: name }, ports }, inLabsNames: (text) => inLabsNames(text, lab, { name, image, ports }), clear };
  } catch (error) {
    await clear(false);
    throw error;
  }
}

/** @param name of the namespace, and of the container */
export function inLabsNames(text: string, lab: Pick<Lab, 'names' | 'images' | 'containers'>, { name, image, ports }: { name: string; image: string; ports: Record<string, number> }): string {
  const { namespace } = lab.names;
  const named = text.replaceAll(image, builtImage(lab)?.name ?? image).replaceAll(new RegExp(`(-n |namespace )${name}`, 'g'), `$1${namespace}`).replaceAll(name, lab.containers.all[0]?.name ?? namespace);
  return Object.entries(ports).reduce((told, [port, own]) => told.replaceAll(new RegExp(`\\b${own}\\b`, 'g'), port), named);
}

/**
 * Pods there may ask for no privileges (Pod Security Standards: baseline), and take no more than their share: the lab has two at a time, of which one may ask for all that the LimitRange lets it. The user `grader` may do what the
 * lab's commands do, and nothing outside of the namespace. In a lab that has a namespace of its own, that is all that an admin of the namespace may do.
 */
function objectsOf(name: string, { ownNamespace, rights }: Lab): object[] {
  const metadata = { name: 'grader', namespace: name, labels: ownLabels() };
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { ...ownLabels(), 'pod-security.kubernetes.io/enforce': 'baseline' } } },
    { apiVersion: 'v1', kind: 'LimitRange', metadata, spec: { limits: [{ type: 'Container', default: { memory: '256Mi', cpu: '1', 'ephemeral-storage': '128Mi' }, defaultRequest: { memory: '32Mi', cpu: '10m' }, max: { memory: '512Mi', cpu: '1', 'ephemeral-storage': '128Mi' } }] } },
    { apiVersion: 'v1', kind: 'ResourceQuota', metadata, spec: { hard: ownNamespace ? { pods: '12', 'requests.cpu': '2', 'requests.memory': '1Gi' } : { pods: '4', 'requests.cpu': '1100m', 'requests.memory': '640Mi' } } },
    // Of Pods with such a priority, the cluster would make room for by ending those of others.
    { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { ...metadata, name: 'no-priority' }, spec: { hard: { pods: '0' }, scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['system-node-critical', 'system-cluster-critical'] }] } } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata,
      rules: [
        { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch', 'create', 'patch', 'update', 'delete'] },
        { apiGroups: [''], resources: ['pods/log', 'events'], verbs: ['get', 'list'] },
        { apiGroups: [''], resources: ['pods/exec'], verbs: ['get', 'create'] },
        ...rights.filter(({ isClusterWide }) => !isClusterWide).map(ruleOf),
      ],
    },
    bindingTo({ kind: 'Role', name: 'grader' }, metadata),
    ...(ownNamespace ? [bindingTo({ kind: 'ClusterRole', name: 'admin' }, { ...metadata, name: 'grader-admin' })] : []),
  ];
}

function bindingTo(role: { kind: string; name: string }, metadata: { name: string; namespace: string }): object {
  return { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata, roleRef: { apiGroup: 'rbac.authorization.k8s.io', ...role }, subjects: [{ kind: 'ServiceAccount', name: 'grader', namespace: metadata.namespace }] };
}

/** If the same student was graded just before, or a grading was interrupted, the cluster may still be cleaning up. */
async function mustBeGone({ cluster }: Lab, namespace: string): Promise<void> {
  await kubectl(cluster, ['wait', '--for=delete', `namespace/${namespace}`, `--timeout=${GONE_SECONDS}s`], { within: GONE_SECONDS + 10 });
}

async function kubeconfigFor({ cluster }: Lab, namespace: string): Promise<string> {
  const token = await kubectl(cluster, ['create', 'token', 'grader', '--namespace', namespace, '--duration', `${TOKEN_SECONDS}s`]);
  const config = parse(await kubeconfigOf(cluster.name)) as { users: { user: object }[] };
  for (const entry of config.users) entry.user = { token: token.trim() };
  return stringify(config);
}
