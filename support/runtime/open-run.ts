import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { readLabFile } from './work/read-file';
import { ACTORS } from '../lab/actors';
import { copyFolder, mustBeFolder, studentFolder } from '../lab/student-folder';
import type { CommandRecord } from '../system/command/command-record';
import { runCommand } from '../system/command/run-command';
import { diskFull, TaskFailed } from '../errors/errors';
import { labEnvironment } from '../system/command/environment';
import { quoted } from '../system/command/quoted';
import { noteShownCommand } from './shown-commands';
import type { Cluster } from '../platform/clusters/cluster';
import type { ClusterApi } from '../platform/kubernetes/cluster-api';
import { existingCluster, labCluster, namespaceInCluster } from '../platform/clusters/providers';
import { inNamespace } from '../platform/kubernetes/kubeconfig';
import type { Kubectl } from '../platform/kubernetes/kubectl';
import { kubectlOverApi } from '../platform/kubernetes/kubectl-over-api';
import { kubectlProgram } from '../platform/kubernetes/kubectl-program';
import { applicationOf, baseOf, inCluster, manifestsOf, textInNames, withNames, type Lab, type Task } from '../lab/lab';
import { chosenLab, loadLab } from '../lab/load-lab';
import { projectFolder } from '../system/files/project';
import { copyOthers, submittedFile } from './work/submission';
import type { Worker } from './parallel/worker';
import type { Parameters } from '../lab/parameters';
import { BackgroundProcess, type ServerProcess } from '../system/process/background';
import { runSandboxed, startSandboxed, type SandboxSettings } from '../platform/sandbox/sandbox';
import { Journal } from '../ownership/journal';
import { Memory } from './seen-before';
import { makeOwnFolder } from '../system/files/own-folder';
import { runId } from '../system/process/run-id';
import type { Session } from './session';
import type { Remembered, Run, Thing } from './run';
import { findProgram } from '../system/command/programs';
import { programOf } from '../system/command/program-of';
import type { Verdict } from '../errors/verdict';
import { TaskVerdicts } from './task-verdicts';

const LAST_ACTION_SECONDS = 4;
const INSTALL_SECONDS = 120;

/** What all scenarios of one run share: the lab, its folder, its cluster, what the run owns and what it has found out. */
export class LabRun implements Run {
  readonly lab: Lab;
  private readonly labAsWritten: Lab;
  readonly journal = new Journal();
  readonly memory = new Memory();
  readonly cluster: Cluster;
  /** The run's own folder for the lab's files: never the user's folder, at most a copy of it. */
  readonly folder: string;
  /** The folder that messages name. */
  readonly shownFolder: string;
  private readonly home: string;
  private readonly known: Set<Remembered>;
  /** States that could not be reached, with the reason: submitted files do not change. */
  readonly unreached = new Map<string, TaskFailed>();
  /** Why labspec removed a student's container that exceeded its limits; until this is reported, or the container is to be stopped anyway. */
  takenAway: TaskFailed | undefined;
  private readonly verdicts: TaskVerdicts;
  private interrupted = false;
  private installed = false;
  private acting: Promise<unknown> = Promise.resolve();
  private connected = false;
  private kubectlOnce: Promise<Kubectl> | undefined;

  /** @param session if the run is one of many in a session @param worker if it runs in parallel with others */
  constructor(readonly parameters: Parameters, private readonly session?: Session, readonly worker?: Worker) {
    this.labAsWritten = loadLab(chosenLab());
    const { context, names } = parameters;
    // A parallel worker already has its own name.
    const namespace = names.namespace ?? `labspec-${runId()}`;
    const isApart = this.labAsWritten.ownNamespace && parameters.actor === 'robot' && names.namespace === undefined;
    const existing = context === undefined ? undefined : existingCluster(context, namespace, this.labAsWritten.rights);
    this.lab = existing ? inCluster(this.labAsWritten, existing) : withNames(this.labAsWritten, isApart ? { ...names, namespace } : names);
    this.verdicts = new TaskVerdicts(this.lab);
    this.known = session?.known ?? new Set();
    this.cluster = existing ?? session?.linkTo(this.lab.cluster) ?? worker?.linkTo(this.lab, this.journal) ?? (isApart ? namespaceInCluster(this.lab.cluster, namespace, this.journal) : labCluster(this.lab.cluster, { byLayers: this.runsUntrustedCode }));
    const students = studentFolder(parameters.folder, this.lab.names.folder);
    // Must come before anything is made.
    if (this.inspectsOnly && parameters.folder !== undefined) mustBeFolder(students);
    this.home = makeOwnFolder('run');
    this.journal.add({ kind: 'folder', path: this.home });
    this.folder = join(this.home, this.lab.names.folder);
    this.shownFolder = this.inspectsOnly ? students : this.folder;
    mkdirSync(this.folder);
    if (this.inspectsOnly) this.copyStudentsFolder();
    if (this.runsUntrustedCode) copyOthers(parameters.submission ?? '', this.folder, [...this.lab.files, ...manifestsOf(this.lab)]);
  }

  /** Installs the application, as in `npm install`, in the run's folder. @throws EnvironmentError if the disk is full */
  async install(): Promise<CommandRecord> {
    const installer = { ...programOf(applicationOf(this.lab).install), folder: this.folder };
    const record = await (this.runsUntrustedCode ? runSandboxed(this.sandbox, installer) : runCommand(installer.program, installer.args, { cwd: installer.folder, within: INSTALL_SECONDS }));
    // A submission has a small disk of its own.
    if (!this.runsUntrustedCode && /^npm error code ENOSPC$/m.test(record.stderr)) throw diskFull('npm: no space left on device');
    this.installed = record.exitCode === 0;
    return record;
  }

  private get sandbox(): SandboxSettings {
    return { image: baseOf(this.lab), prefix: this.lab.containers.all[0]?.name ?? this.lab.names.namespace, folder: this.folder, journal: this.journal };
  }

  /** Whether the application was installed: an installer leaves files behind, even if there was nothing to install. */
  get isInstalled(): boolean {
    return this.installed || applicationOf(this.lab).installed.some((file) => existsSync(join(this.folder, file)));
  }

  /**
   * Reads the file that a task of the lab produces: as submitted, or from the lab (or from the broken lab in its place). @throws TaskFailed if it was
   * not submitted
   */
  fixture(name: string): string {
    if (this.runsUntrustedCode) return submittedFile(this.parameters.submission ?? '', name);
    const broken = this.parameters.files && join(resolve(projectFolder(), this.parameters.files), name);
    return broken && existsSync(broken) ? broken : join(projectFolder(), 'fixtures', chosenLab(), name);
  }

  /** Reads a file in the run's folder. @throws TaskFailed if it is missing or cannot be read */
  readFile(name: string): string {
    noteShownCommand(`cat ${quoted(name)}`);
    return readLabFile(name, this.folder, this.shownFolder);
  }

  /** The port of this machine that replaces the given port of the features. */
  hostPort(port: number): number {
    return this.parameters.ports[String(port)] ?? port;
  }

  /** Replaces the images of lab.yaml by those of this run, in a text of the features or in a file of the lab. */
  inOwnNames(text: string): string {
    return textInNames(text, this.labAsWritten, this.lab);
  }

  get writtenNamespace(): string {
    return this.labAsWritten.names.namespace;
  }

  /** Whether the run only inspects a student's work: objects with the lab's names are the student's. */
  get inspectsOnly(): boolean {
    return ACTORS[this.parameters.actor].inspectsOnly ?? false;
  }

  /** Whether the files come from a student and are not trusted. */
  get runsUntrustedCode(): boolean {
    return ACTORS[this.parameters.actor].runsUntrustedCode ?? false;
  }

  /** Whether a later look follows each change, so that this look need not wait. */
  get isLookedAtAgain(): boolean {
    return this.session?.isWatch === true;
  }

  api(): Promise<ClusterApi> {
    this.connected = true;
    return this.cluster.api();
  }

  /** Whether a scenario has used the cluster yet. */
  get isConnected(): boolean {
    return this.connected;
  }

  async close(): Promise<void> {
    if (!this.session) await this.cluster.close();
  }

  kubectl(): Promise<Kubectl> {
    return (this.kubectlOnce ??= this.chooseKubectl());
  }

  /** Carries out an action or an observation. Once the run is interrupted, new ones wait forever, so that nothing is made during the clean-up. */
  async act<T>(change: () => Promise<T>): Promise<T> {
    if (this.interrupted) return forever();
    const acting = change();
    this.acting = acting.catch(() => undefined);
    const result = await acting;
    return this.isInterrupted() ? forever() : result;
  }

  inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.worker ? this.worker.inTurn(work) : work();
  }

  /** Lets no action begin any more. Resolves when the current action has ended, or after a few seconds. */
  async interrupt(): Promise<void> {
    this.interrupted = true;
    await Promise.race([this.acting, setTimeout(LAST_ACTION_SECONDS * 1000)]);
  }

  /** @param folder the run's own folder, or a folder in it */
  async start(program: string, args: string[], folder = this.folder): Promise<ServerProcess> {
    if (this.runsUntrustedCode) return startSandboxed(this.sandbox, { program, args, folder });
    return BackgroundProcess.start(program, args, { cwd: folder, env: labEnvironment(), journal: this.journal });
  }

  /** A folder that contains only this file of the run, so that mistakes in other files do not matter. */
  folderWithOnly(file: string): string {
    const folder = join(this.home, `only-${file}`);
    mkdirSync(folder, { recursive: true });
    copyFileSync(join(this.folder, file), join(folder, file));
    return folder;
  }

  remember(state: Remembered): void {
    if (state.remembered) this.known.add(state);
  }

  remembers(state: Remembered): boolean {
    return this.known.has(state);
  }

  /** Forgets what was known about the image or the nodes: after an action on them, look again. */
  forget(...things: Thing[]): void {
    for (const state of this.known) if (state.remembered && things.includes(state.remembered)) this.known.delete(state);
  }

  judge(task: number, verdict: Verdict): void {
    this.verdicts.judge(task, verdict);
  }

  passed(): number[] {
    return this.verdicts.passed();
  }

  /** A grader tries every task whose starting point can be reached. */
  failedNeedOf(task: number): Task | undefined {
    return this.runsUntrustedCode ? undefined : this.verdicts.failedNeedOf(task);
  }

  /** Removes the folder if copying fails: nothing cleans up after a run that was never made. */
  private copyStudentsFolder(): void {
    try {
      copyFolder(this.shownFolder, this.folder);
    } catch (error) {
      rmSync(this.home, { recursive: true });
      this.journal.close();
      throw error;
    }
  }

  // A method, because it changes while an action is awaited.
  private isInterrupted(): boolean {
    return this.interrupted;
  }

  private async chooseKubectl(): Promise<Kubectl> {
    const { namespace } = this.lab.names;
    const program = this.parameters.kubectl === 'program' ? findProgram('kubectl') : undefined;
    if (!program) return kubectlOverApi({ api: await this.api(), namespace, folder: this.folder, hasOwnRules: this.runsUntrustedCode });
    const kubeconfig = join(this.home, 'kubeconfig');
    const given = this.parameters.kubeconfig;
    writeFileSync(kubeconfig, inNamespace(given ? readFileSync(given, 'utf8') : await this.cluster.kubeconfig(), namespace), { mode: 0o600 });
    return kubectlProgram({ program, kubeconfig, namespace, folder: this.folder, hasOwnRules: this.runsUntrustedCode });
  }
}

function forever(): Promise<never> {
  return new Promise(() => undefined);
}
