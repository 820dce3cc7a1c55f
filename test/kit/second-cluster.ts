import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mustSucceed } from '../../support/system/command/run-command';
import type { CommandRecord } from '../../support/system/command/command-record';
import { createCluster, deleteCluster } from '../../support/platform/clusters/kind/kind-cli';
import { kubeconfigOf } from '../../support/platform/clusters/kind/kubeconfig';
import { nodeContainers } from '../../support/platform/clusters/kind/node-containers';
import { nodeImage } from '../../support/platform/clusters/kind/node-image';
import { waitFor } from '../../support/wait/wait-for';

const NAME = 'labspec-second';
const NODE = `${NAME}-control-plane`;
const TOKEN_SECONDS = '3600s';

/** Kinds of objects that change by themselves in a cluster that nobody uses. */
const RESTLESS = ['events', 'leases', 'nodes', 'endpointslices', 'endpoints'];

/** A kind cluster with one node that is not the lab's. It represents a cluster that other people work in. */
export class SecondCluster {
  readonly context = `kind-${NAME}`;
  readonly cluster = NAME;
  /** The kubeconfig of its admin only. */
  readonly kubeconfig: string;
  /** Found once, because nobody makes new kinds there. */
  private kinds: Promise<CommandRecord> | undefined;

  private constructor(
    readonly folder: string,
    readonly server: string,
  ) {
    this.kubeconfig = join(folder, 'admin');
  }

  static async make(): Promise<SecondCluster> {
    if ((await nodeContainers(NAME)).length > 0) await deleteCluster(NAME);
    await createCluster({ name: NAME, controlPlanes: 1, workers: 0 }, (await nodeImage()) ?? '');
    const text = await kubeconfigOf(NAME);
    const second = new SecondCluster(mkdtempSync(join(tmpdir(), 'labspec-second-')), /server: (\S+)/.exec(text)?.[1] ?? '');
    writeFileSync(second.kubeconfig, text, { mode: 0o600 });
    await second.kubectl('wait', '--for=condition=Ready', 'pods', '--all', '--all-namespaces', '--timeout=120s');
    return second;
  }

  async remove(): Promise<void> {
    await deleteCluster(NAME);
    rmSync(this.folder, { recursive: true });
  }

  /** Runs kubectl as the cluster's admin. */
  kubectl(...args: string[]): Promise<CommandRecord> {
    return this.apply(args);
  }

  /** @param input what kubectl reads @param within seconds */
  apply(args: string[], input = '', within = 150): Promise<CommandRecord> {
    return mustSucceed('docker', ['exec', '--interactive', NODE, 'kubectl', '--kubeconfig', '/etc/kubernetes/admin.conf', ...args], { within, input });
  }

  /** Writes a kubeconfig for the ServiceAccount of this name in the namespace default. @returns its file */
  async kubeconfigFor(account: string): Promise<string> {
    const token = (await this.kubectl('create', 'token', account, '--duration', TOKEN_SECONDS)).stdout.trim();
    const text = (await kubeconfigOf(NAME)).replace(/client-certificate-data: .*\n\s+client-key-data: .*/, `token: ${token}`);
    const file = join(this.folder, account);
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  }

  /** All objects, a line for each, except the kinds that change by themselves. */
  async objects(): Promise<string[]> {
    const kinds = (await (this.kinds ??= this.kubectl('api-resources', '--verbs=list', '--output=name'))).stdout.trim().split('\n').filter((kind) => !RESTLESS.includes(kind.split('.')[0] ?? ''));
    const { stdout } = await this.kubectl('get', kinds.join(','), '--all-namespaces', '--output', 'json');
    return (JSON.parse(stdout) as { items: ListedObject[] }).items.map(lineOf).sort();
  }

  /** Waits until the cluster has come to rest. @param looks how many in a row see the same; a new cluster may rest only for a moment @returns its objects */
  async settle(looks = 2): Promise<string[]> {
    let before: string[] = [];
    let same = 0;
    return waitFor(async () => {
      const now = await this.objects();
      same = now.join() === before.join() ? same + 1 : 1;
      before = now;
      return same >= looks ? { done: now } : { notYet: 'objects still change' };
    }, { what: 'The second cluster has come to rest', within: 120, every: 2 });
  }
}

interface ListedObject {
  kind: string;
  metadata: { namespace?: string; name: string; uid: string; resourceVersion?: string };
  status?: unknown;
}

/** What an object is, and what somebody asks of it. Its status may change without anybody: a slow machine starts Pods of the cluster's own once more. */
function lineOf({ status, ...object }: ListedObject): string {
  const { namespace, name, uid, resourceVersion, ...metadata } = object.metadata;
  const asked = status === undefined ? resourceVersion : digestOf({ ...object, metadata });
  return `${object.kind} ${namespace ?? ''}/${name} ${uid} ${asked ?? ''}`;
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
}
