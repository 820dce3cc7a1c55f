import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { TaskFailed } from './errors';
import { kubeconfigOf } from './kind/kind-cli';
import { ClusterApi } from './kube/cluster-api';
import type { Kubectl } from './kube/kubectl';
import { kubectlOverApi } from './kube/kubectl-over-api';
import { kubectlProgram } from './kube/kubectl-program';
import { neededBy, type Lab } from './lab/lab';
import { loadLab, projectFolder } from './lab/load-lab';
import type { Parameters } from './parameters';
import { BackgroundProcess } from './processes/background';
import { Journal } from './safety/journal';
import type { State } from './states/state';
import { findProgram } from './tools/programs';

export type Verdict = 'passed' | 'failed' | 'error' | 'not checked';

/** What all scenarios of one run share: the lab, its folder, its cluster, what it owns and what it has found out. */
export class LabRun {
  readonly lab: Lab;
  readonly journal = new Journal();
  /** The run's own folder for the lab's files; never the user's. */
  readonly folder: string;
  private readonly home: string;
  private readonly known = new Set<State>();
  private readonly verdicts = new Map<number, Verdict>();
  private api: Promise<ClusterApi> | undefined;
  private kubectlOnce: Promise<Kubectl> | undefined;

  constructor(readonly parameters: Parameters) {
    this.lab = loadLab(parameters.lab);
    this.home = mkdtempSync(join(tmpdir(), 'labspec-'));
    this.journal.add({ kind: 'folder', path: this.home });
    this.folder = join(this.home, this.lab.names.folder);
    mkdirSync(this.folder);
  }

  /** The file that a task of the lab produces, as the lab (or the broken lab that stands in for it) has it. */
  fixture(name: string): string {
    const broken = this.parameters.files && join(resolve(projectFolder, this.parameters.files), name);
    return broken && existsSync(broken) ? broken : join(projectFolder, 'fixtures', this.parameters.lab, name);
  }

  /** A file in the run's folder. @throws TaskFailed if it is not there */
  readFile(name: string): string {
    const file = join(this.folder, name);
    if (!existsSync(file)) throw new TaskFailed({ reason: `There is no file ${name}`, subject: this.folder, next: `create ${name}` });
    return readFileSync(file, 'utf8');
  }

  cluster(): Promise<ClusterApi> {
    return (this.api ??= kubeconfigOf(this.lab.cluster.name).then((text) => ClusterApi.connect(text)));
  }

  /** Whether a scenario has been to the cluster yet. */
  get isConnected(): boolean {
    return this.api !== undefined;
  }

  async close(): Promise<void> {
    (await this.api)?.close();
  }

  kubectl(): Promise<Kubectl> {
    return (this.kubectlOnce ??= this.chooseKubectl());
  }

  start(program: string, args: string[], env: NodeJS.ProcessEnv): BackgroundProcess {
    return BackgroundProcess.start(program, args, { cwd: this.folder, env, journal: this.journal });
  }

  remember(state: State): void {
    if (state.remembered) this.known.add(state);
  }

  remembers(state: State): boolean {
    return this.known.has(state);
  }

  /** After an action on the image or the nodes, what was known of them has to be looked at again. */
  forget(...things: NonNullable<State['remembered']>[]): void {
    for (const state of this.known) if (state.remembered && things.includes(state.remembered)) this.known.delete(state);
  }

  /** A task has the worst verdict of its scenarios. */
  judge(task: number, verdict: Verdict): void {
    const order: Verdict[] = ['passed', 'not checked', 'error', 'failed'];
    const before = this.verdicts.get(task) ?? 'passed';
    this.verdicts.set(task, order.indexOf(verdict) > order.indexOf(before) ? verdict : before);
  }

  /** A task that the given one needs and that has failed in this run. */
  failedNeedOf(task: number): number | undefined {
    return [...neededBy(this.lab, task)].sort((a, b) => a - b).find((need) => this.verdicts.get(need) === 'failed');
  }

  private async chooseKubectl(): Promise<Kubectl> {
    const { namespace } = this.lab.names;
    const program = this.parameters.kubectl === 'program' ? findProgram('kubectl') : undefined;
    if (!program) return kubectlOverApi({ api: await this.cluster(), namespace, folder: this.folder });
    const kubeconfig = join(this.home, 'kubeconfig');
    writeFileSync(kubeconfig, await kubeconfigOf(this.lab.cluster.name), { mode: 0o600 });
    return kubectlProgram({ program, kubeconfig, namespace, folder: this.folder });
  }
}
