import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { CommandOptions } from '../command/run-command';
import { docker } from '../docker/docker-cli';
import { EnvironmentError } from '../errors';
import { kubeconfigOf } from '../kind/kind-cli';
import { takeAway } from '../kind/take-away';
import type { Lab } from '../lab/lab';
import { anyFreePort } from '../processes/ports';
import { ownLabels } from '../safety/labels';
import type { Journal } from '../safety/journal';
import { waitFor } from '../wait/wait-for';

const TOKEN_SECONDS = 3600;
const GONE_SECONDS = 90;

/** Names of its own for what a student's work makes on this machine and in the cluster, and a user of the cluster that may work there only. */
export interface Place {
  /** See support/parameters.ts. */
  worldParameters: Record<string, unknown>;
  /** Takes away all that was made there. */
  clear(): Promise<void>;
}

/** @param name no other one begins with it @param folder for its kubeconfig @param journal for whoever cleans up if this process cannot */
export async function openPlace(lab: Lab, name: string, folder: string, journal: Journal): Promise<Place> {
  const image = `${name}/helloworld`;
  const owned = journal.add({ kind: 'place' as const, cluster: lab.cluster, prefix: name, images: image });
  const clear = async (): Promise<void> => {
    await takeAway(owned, lab.cluster);
    journal.forget(owned);
  };
  try {
    await mustBeGone(lab, name);
    await apply(lab, namespaceOf(name));
    await waitFor(async () => ((await kubectl(lab, ['get', 'serviceaccount', 'default', '--namespace', name])).exitCode === 0 ? { done: true } : { notYet: 'no service account yet' }), { what: `The namespace ${name} is ready`, within: 30 });
    const kubeconfig = join(folder, 'kubeconfig');
    writeFileSync(kubeconfig, await kubeconfigFor(lab, name), { mode: 0o600 });
    const ports = { 3001: await anyFreePort(), 3002: await anyFreePort() };
    return { worldParameters: { kubeconfig, names: { namespace: name, image, container: name }, ports }, clear };
  } catch (error) {
    await clear();
    throw error;
  }
}

/**
 * Pods there may ask for no privileges and take no more than their share (Pod Security Standards: baseline). The user `grader` may do what the
 * lab's commands do, and nothing outside of the namespace.
 */
function namespaceOf(name: string): object[] {
  const metadata = { name: 'grader', namespace: name, labels: ownLabels() };
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { ...ownLabels(), 'pod-security.kubernetes.io/enforce': 'baseline' } } },
    { apiVersion: 'v1', kind: 'LimitRange', metadata, spec: { limits: [{ type: 'Container', default: { memory: '256Mi', cpu: '1', 'ephemeral-storage': '128Mi' }, defaultRequest: { memory: '32Mi', cpu: '10m' }, max: { memory: '512Mi', cpu: '1' } }] } },
    { apiVersion: 'v1', kind: 'ResourceQuota', metadata, spec: { hard: { pods: '6' } } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata,
      rules: [
        { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch', 'create', 'patch', 'update', 'delete'] },
        { apiGroups: [''], resources: ['pods/log', 'events'], verbs: ['get', 'list'] },
        { apiGroups: [''], resources: ['pods/exec'], verbs: ['get', 'create'] },
      ],
    },
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'grader' }, subjects: [{ kind: 'ServiceAccount', name: 'grader', namespace: name }] },
  ];
}

/** Where the same student was graded just before, or the grading was ended, the cluster may still be clearing up. */
async function mustBeGone(lab: Lab, namespace: string): Promise<void> {
  const gone = await kubectl(lab, ['wait', '--for=delete', `namespace/${namespace}`, `--timeout=${GONE_SECONDS}s`], { within: GONE_SECONDS + 10 });
  if (gone.exitCode !== 0) throw failed(gone.output);
}

async function kubeconfigFor(lab: Lab, namespace: string): Promise<string> {
  const created = await kubectl(lab, ['create', 'token', 'grader', '--namespace', namespace, '--duration', `${TOKEN_SECONDS}s`]);
  if (created.exitCode !== 0) throw failed(created.output);
  const config = parse(await kubeconfigOf(lab.cluster.name)) as { users: { user: object }[] };
  for (const entry of config.users) entry.user = { token: created.stdout.trim() };
  return stringify(config);
}

async function apply(lab: Lab, objects: object[]): Promise<void> {
  const { exitCode, output } = await kubectl(lab, ['apply', '--filename', '-'], { input: objects.map((object) => JSON.stringify(object)).join('\n---\n') });
  if (exitCode !== 0) throw failed(output);
}

/** Through the kubectl that every kind node has, as the cluster's admin. */
function kubectl({ cluster }: Lab, args: string[], options: Pick<CommandOptions, 'input' | 'within'> = {}): ReturnType<typeof docker> {
  return docker(['exec', '--interactive', `${cluster.name}-control-plane`, 'kubectl', '--kubeconfig', '/etc/kubernetes/admin.conf', ...args], { within: 30, ...options });
}

function failed(seen: string): EnvironmentError {
  return new EnvironmentError({ cause: 'no-place-to-grade', reason: 'The cluster gives no place to grade in', seen: seen.trim(), look: 'npx labspec doctor', next: 'npx labspec up' });
}
