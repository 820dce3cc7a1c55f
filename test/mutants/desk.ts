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
import { projectFolder } from '../../support/system/files/project';
import { anyFreePort } from '../../support/system/process/ports';
import { runId } from '../../support/system/process/run-id';
import { endProcessesIn } from './end-processes';

export const LAB_FILES = join(projectFolder, 'fixtures/understanding-pods');
const TYPING_SECONDS = 300;
/** All that the truth makes has it in its name, so that what a killed run left is found. */
export const TRUTH = 'labspec-truth';
export const SHARED_IMAGE = `${TRUTH}/helloworld`;
/** Where the lab's package.json has been installed, for everybody. */
export const INSTALLED_FOLDER = join(tmpdir(), `${TRUTH}-installed`);

/** A script in a desk's home that undoes what was done to the machine. */
export const UNDO = 'undo.sh';

export interface Image {
  name: string;
  /** Whether it is taken away with the desk. */
  own: boolean;
}

/** The cluster, connected once for all desks. */
export interface WorkspaceCluster {
  kubeconfig: string;
  api: ClusterApi;
}

export async function connectWorkspaces({ cluster }: Lab): Promise<WorkspaceCluster> {
  const kubeconfig = await kubeconfigOf(cluster.name);
  return { kubeconfig, api: await ClusterApi.connect(kubeconfig) };
}

export interface WorkspaceOptions {
  /** Connected anew for this desk, if left out. */
  cluster?: WorkspaceCluster;
  hasOwnImage: boolean;
  /** Of who never comes to the tasks with Pods, none is needed. */
  hasNamespace: boolean;
  owner?: string;
}

/** Where one student works: a home of their own, and names of their own for what the engine and the cluster know by name. */
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

  /** @param owner whose work it is for: the names of all that is made begin so */
  static async open(lab: Lab, { cluster, hasOwnImage, hasNamespace, owner = TRUTH }: WorkspaceOptions): Promise<Workspace> {
    // No name may be the beginning of another, or nearly another: names of nearly the same look like misspelt ones.
    const id = randomBytes(4).toString('hex');
    const image = { name: hasOwnImage ? `${owner}/helloworld-${id}` : SHARED_IMAGE, own: hasOwnImage };
    const { kubeconfig, api } = cluster ?? (await connectWorkspaces(lab));
    const desk = new Workspace(lab, `${owner}-${id}`, image, { server: await anyFreePort(), exposed: await anyFreePort() }, hasNamespace, api, cluster === undefined);
    writeFileSync(join(desk.home, 'kubeconfig'), inNamespace(kubeconfig, desk.name), { mode: 0o600 });
    if (hasNamespace) await makeNamespace(api, { kind: 'namespace', cluster: lab.cluster.name, name: desk.name, run: runId() }, () => undefined);
    return desk;
  }

  /** Lays out the files that the lab shows, with those of another folder in their place, in the desk's own names. */
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

  /** Does something to the machine for as long as some work takes. How it is undone is written down first, for whoever sweeps after a run that was killed. */
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

  /** What a check writes stays on the desk. */
  get checkEnvironment(): Record<string, string> {
    return { LABSPEC_REPORTS: join(this.home, 'reports'), LABSPEC_STATE: join(this.home, 'state') };
  }

  /** Takes away all that the student has made. */
  async clear(): Promise<void> {
    endProcessesIn(this.home);
    // Of whatever name the student gave them: they begin with the desk's own. What several desks have on the nodes goes at the end, all at once (sweep.ts).
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
