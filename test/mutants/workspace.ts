import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandRecord } from '../../support/system/command/command-record';
import { runCommand } from '../../support/system/command/run-command';
import { kubeconfigOf } from '../../support/platform/clusters/kind/kubeconfig';
import { removeByPrefix } from '../../support/platform/clusters/kind/remove-by-prefix';
import { ClusterApi } from '../../support/platform/kubernetes/cluster-api';
import { inNamespace } from '../../support/platform/kubernetes/kubeconfig';
import { makeNamespace } from '../../support/platform/kubernetes/own-namespace';
import type { Lab } from '../../support/lab/lab';
import { packageFolder } from '../../support/system/files/project';
import { anyFreePort } from '../../support/system/process/ports';
import { runId } from '../../support/system/process/run-id';
import { endProcessesIn } from '../../support/system/process/end-processes';

export const LAB_FILES = join(packageFolder, 'fixtures/understanding-pods');
const TYPING_SECONDS = 300;
/** Everything that a check of mutants makes has this in its name, so that the next run finds the leftovers of a killed run. */
export const PREFIX = 'labspec-mutants';
export const SHARED_IMAGE = `${PREFIX}/helloworld`;
/** Where the lab's package.json is installed, once for all students. */
export const INSTALLED_FOLDER = join(tmpdir(), `${PREFIX}-installed`);

/** A script in the home of a workspace that undoes a change of the machine. */
export const UNDO = 'undo.sh';

export interface Image {
  name: string;
  /** Whether it is removed with the workspace. */
  own: boolean;
}

/** The cluster, connected once for all workspaces. */
export interface WorkspaceCluster {
  kubeconfig: string;
  api: ClusterApi;
}

export async function connectWorkspaces({ cluster }: Lab): Promise<WorkspaceCluster> {
  const kubeconfig = await kubeconfigOf(cluster.name);
  return { kubeconfig, api: await ClusterApi.connect(kubeconfig) };
}

export interface WorkspaceOptions {
  /** If left out, the workspace makes its own connection. */
  cluster?: WorkspaceCluster;
  hasOwnImage: boolean;
  /** A student who never gets to the tasks with Pods needs none. */
  hasNamespace: boolean;
  owner?: string;
}

/** Where one student works: a separate home, and separate names for everything that the engine and the cluster know by name. */
export class Workspace {
  readonly home: string;
  readonly folder: string;
  private readonly files: string;

  private constructor(
    readonly lab: Lab,
    readonly name: string,
    readonly image: Image,
    readonly ports: { server: number; exposed: number },
    private readonly hasNamespace: boolean,
    private readonly api: ClusterApi,
    private readonly isConnectedAlone: boolean,
  ) {
    this.home = mkdtempSync(join(tmpdir(), `${name}-`));
    this.folder = join(this.home, 'helloworld');
    this.files = join(this.home, 'files');
    mkdirSync(this.folder);
    mkdirSync(this.files);
  }

  /** @param owner the names of everything that is made begin with this */
  static async open(lab: Lab, { cluster, hasOwnImage, hasNamespace, owner = PREFIX }: WorkspaceOptions): Promise<Workspace> {
    // No name may be the beginning of another, or be similar to another: labspec takes similar names for misspelt ones.
    const id = randomBytes(4).toString('hex');
    const image = { name: hasOwnImage ? `${owner}/helloworld-${id}` : SHARED_IMAGE, own: hasOwnImage };
    const { kubeconfig, api } = cluster ?? (await connectWorkspaces(lab));
    const workspace = new Workspace(lab, `${owner}-${id}`, image, { server: await anyFreePort(), exposed: await anyFreePort() }, hasNamespace, api, cluster === undefined);
    writeFileSync(join(workspace.home, 'kubeconfig'), inNamespace(kubeconfig, workspace.name), { mode: 0o600 });
    if (hasNamespace) await makeNamespace(api, { kind: 'namespace', cluster: lab.cluster.name, name: workspace.name, run: runId() }, () => undefined);
    return workspace;
  }

  /** Copies the files that the lab shows, replaced by those of another folder, and puts the workspace's own names into them. */
  layOut(others: string): void {
    for (const folder of [LAB_FILES, others]) {
      for (const name of readdirSync(folder)) copyFileSync(join(folder, name), join(this.files, name));
    }
    const manifest = join(this.files, 'podkv.yaml');
    if (existsSync(manifest)) writeFileSync(manifest, readFileSync(manifest, 'utf8').replaceAll('ubuntu/helloworld', this.image.name));
  }

  /** Types a script in the student's folder. */
  types(script: string): Promise<CommandRecord> {
    return runCommand('bash', ['-eu', '-o', 'pipefail', '-c', script], { cwd: this.folder, env: this.environment, within: TYPING_SECONDS });
  }

  /** Changes the machine for as long as some work takes. First it writes down how to undo this, for the sweep after a killed run. */
  async meanwhile<Result>({ done, undone }: { done: string; undone: string }, work: () => Promise<Result>): Promise<Result> {
    writeFileSync(join(this.home, UNDO), undone);
    await this.types(done);
    try {
      return await work();
    } finally {
      await this.types(undone);
      rmSync(join(this.home, UNDO));
    }
  }

  /** See support/lab/parameters.ts. */
  get worldParameters(): Record<string, unknown> {
    return {
      folder: this.folder,
      names: { namespace: this.name, image: this.image.name, container: this.name },
      ports: { 3001: this.ports.server, 3002: this.ports.exposed },
    };
  }

  /** Keeps everything that a check writes in the workspace. */
  get checkEnvironment(): Record<string, string> {
    return { LABSPEC_REPORTS: join(this.home, 'reports'), LABSPEC_STATE: join(this.home, 'state') };
  }

  /** Removes everything that the student has made. */
  async clear(): Promise<void> {
    endProcessesIn(this.home);
    // Whatever names the student gave them: they begin with the workspace's own. Images on the nodes are removed at the end, for all workspaces at once (sweep.ts).
    await removeByPrefix({ prefix: this.name, namespaces: this.hasNamespace ? '' : false, ...(this.image.own ? { images: this.image.name, staysOnNodes: !this.isConnectedAlone } : {}) }, this.lab.cluster, this.api);
    if (this.isConnectedAlone) this.api.close();
    rmSync(this.home, { recursive: true });
  }

  private get environment(): Record<string, string> {
    return {
      KUBECONFIG: join(this.home, 'kubeconfig'),
      files: this.files,
      installed: INSTALLED_FOLDER,
      namespace: this.name,
      image: this.image.name,
      container: this.name,
      cluster: this.lab.cluster.name,
      port: '3001',
      host_port: String(this.ports.server),
      exposed_port: String(this.ports.exposed),
    };
  }
}
