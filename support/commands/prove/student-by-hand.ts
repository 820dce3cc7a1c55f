import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { EnvironmentError } from '../../errors/errors';
import type { Lab } from '../../lab/lab';
import type { Journal, Owned } from '../../ownership/journal';
import { MANAGER_LABEL } from '../../ownership/labels';
import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import { kubeconfigOfUser } from '../../platform/kubernetes/namespace-user';
import { makeNamespace } from '../../platform/kubernetes/own-namespace';
import { removeNamespaces } from '../../platform/kubernetes/remove-namespaces';
import type { TaskResult } from '../../results/task-results';
import type { CommandRecord } from '../../system/command/command-record';
import { labEnvironment } from '../../system/command/environment';
import { mustSucceed } from '../../system/command/run-command';
import { packageFolder } from '../../system/files/project';
import { runId } from '../../system/process/run-id';
import { endProcessesIn } from '../../system/process/end-processes';
import { ShellSession } from '../../system/process/shell-session';
import { guardedPrograms } from '../../vocabulary/shell/guarded-programs';
import { dockerConfiguration } from '../../vocabulary/shell/reader-shell';
import { mustStay } from '../../vocabulary/shell/typed-lines';
import { until } from '../../wait/wait-for';
import type { CheckProcesses } from '../check/processes/check-processes';
import { isForCluster, objectsForCluster, putBackForCluster, removeForCluster, typeForCluster } from './for-cluster';
import { fullKind, isOfEngine } from './object-kinds';
import { endProgram, programsIn } from './programs';
import { awaitSettled } from './settled';
import { objectsIn, snapshotOf, type Snapshot } from './snapshot';
import type { Engine } from './engine';
import { engineFolders } from './engine-folders';
import type { Deed, Work } from './work';

/** Of every namespace that is made. */
const PREFIX = 'labspec-prove';
const LINE_SECONDS = 90;
const SCENE_SECONDS = 180;
/** For what was started in the background to answer. */
const LOOK_SECONDS = 8;
/** Right work becomes ready; wrong work may never. */
const RIGHT_SECONDS = 60;
export const WRONG_SECONDS = 12;

const ENGINE_REMOVAL: Record<string, string> = { Container: 'docker rm --force', Image: 'docker image rm --force' };

/** What all students share. */
export interface Classroom {
  lab: Lab;
  api: ClusterApi;
  journal: Journal;
  processes: CheckProcesses;
  /** Of somebody who may make users in the cluster. */
  kubeconfig: string;
  /** Tasks after which something goes on changing although they are done as the lab shows: a Pod is ready only after a later one. */
  restless: Set<number>;
  /** Whether lines of the lab act on the whole cluster, so that one student works after the other. */
  isForCluster: boolean;
  /** Of a lab with tasks in Docker, for one student at a time. */
  engine?: Engine;
  /** Once it is aborted, nobody types any more. */
  signal?: AbortSignal;
}

/** A student of the lab with a folder, and a namespace, of their own: nothing that they type reaches anything else. */
export class StudentByHand {
  private readonly home = mkdtempSync(join(tmpdir(), `${PREFIX}-`));
  private readonly shell: ShellSession;
  private readonly owned: Owned[];

  private readonly stop = (): void => this.shell.end();

  private constructor(
    readonly room: Classroom,
    readonly namespace: string,
  ) {
    const lines = join(this.home, 'lines');
    for (const folder of [this.folder, lines]) mkdirSync(folder);
    const { lab, journal } = room;
    this.owned = [journal.add({ kind: 'place', cluster: lab.cluster, prefix: namespace, images: '' }), journal.add({ kind: 'folder', path: this.home })];
    const PATH = [guardedPrograms(this.home), ...engineFolders(this.home, room), labEnvironment()['PATH'] ?? ''].join(':');
    const env = labEnvironment({ ...(room.engine ? dockerConfiguration() : {}), HOME: this.home, KUBECONFIG: this.kubeconfig, PATH });
    this.shell = new ShellSession({ cwd: this.folder, env, folder: lines, journal });
    room.signal?.addEventListener('abort', this.stop);
  }

  /** @throws EnvironmentError if the cluster does not give them a namespace */
  static async begin(room: Classroom): Promise<StudentByHand> {
    const student = new StudentByHand(room, `${PREFIX}-${randomBytes(4).toString('hex')}`);
    const { lab, api, kubeconfig, engine } = room;
    try {
      await engine?.mustBeClear();
      await makeNamespace(api, { kind: 'namespace', cluster: lab.cluster.name, name: student.namespace, run: runId() }, () => undefined);
      writeFileSync(student.kubeconfig, await kubeconfigOfUser(api, kubeconfig, { namespace: student.namespace, rights: lab.rights }), { mode: 0o600 });
      if (lab.scene.length > 0) await student.begins();
      return student;
    } catch (error) {
      await student.leave();
      throw error;
    }
  }

  get folder(): string {
    return join(this.home, this.room.lab.names.folder);
  }

  /** Does one task, and waits until the cluster has done what it can. @param within seconds for that @returns the lines that failed */
  async does(task: number, work: Work, within = this.room.restless.has(task) ? WRONG_SECONDS : RIGHT_SECONDS): Promise<CommandRecord[]> {
    const failed: CommandRecord[] = [];
    for (const deed of work.tasks.get(task) ?? []) {
      const record = await this.doesDeed(deed, work);
      if (record && record.exitCode !== 0) failed.push(record);
    }
    await this.settles(within);
    return failed;
  }

  type(line: string): Promise<CommandRecord> {
    this.room.signal?.throwIfAborted();
    mustStay(line, this.home);
    return this.shell.run(line, { within: LINE_SECONDS });
  }

  settles(within = WRONG_SECONDS): Promise<boolean> {
    return awaitSettled(this.room.api, this.namespace, within);
  }

  check(tasks: readonly number[]): Promise<TaskResult[]> {
    const { signal, engine, processes } = this.room;
    signal?.throwIfAborted();
    return processes.check({ tasks, worldParameters: { folder: this.folder, names: { ...engine?.names, namespace: this.namespace }, ports: engine?.ports ?? {} }, env: { LABSPEC_REPORTS: join(this.home, 'reports'), LABSPEC_STATE: join(this.home, 'state') } });
  }

  async objects(): Promise<Snapshot> {
    const { api, engine } = this.room;
    return new Map([...(await objectsIn(api, this.namespace)), ...snapshotOf(await objectsForCluster(this), this.namespace), ...(engine ? [...(await engine.objects()), ...programsIn(this.home)] : [])]);
  }

  /** @param object as a snapshot has it */
  async removes(object: AnyObject): Promise<void> {
    const name = object.metadata?.name ?? '';
    const line = ENGINE_REMOVAL[isOfEngine(object) ? (object.kind ?? '') : ''];
    if (isForCluster(this, object)) await removeForCluster(this, object);
    else if (!isOfEngine(object)) await this.type(`kubectl delete ${fullKind(object)} ${name} --ignore-not-found --wait=true --timeout=60s`);
    else if (line) await this.type(`${line} ${name}`);
    else if (object.kind === 'Program') endProgram(this.home, name);
    else await this.room.engine?.unload(name);
  }

  /** Makes an object again as it was. @param object as a snapshot has it */
  async putBack(object: AnyObject): Promise<void> {
    if (isOfEngine(object)) return;
    if (isForCluster(this, object)) return putBackForCluster(this, object);
    const file = join(this.home, 'earlier.yaml');
    writeFileSync(file, stringify(object).replaceAll('NAMESPACE', this.namespace));
    await this.type(`kubectl replace -f ${file}`);
  }

  /** Ends what they have left running, and removes the folder, and the namespace with everything in it. */
  async leave(): Promise<void> {
    this.room.signal?.removeEventListener('abort', this.stop);
    await this.shell.endJobs();
    this.shell.end();
    endProcessesIn(this.home);
    rmSync(this.home, { recursive: true, force: true });
    const { api, journal, engine } = this.room;
    try {
      await engine?.clear();
      // They are gone at once, and not only after the namespace.
      for (const object of await objectsForCluster(this)) await removeForCluster(this, object);
      await removeNamespaces(api, this.namespace, `${MANAGER_LABEL}=labspec`);
      for (const one of this.owned) journal.forget(one);
    } catch (error) {
      // It stays in the journal for the next start.
      if (!(error instanceof EnvironmentError)) throw error;
    }
  }

  /** Makes what the lab begins with, as its reader does. */
  private async begins(): Promise<void> {
    const env = { LABSPEC_WORLD: JSON.stringify({ names: { namespace: this.namespace } }), LABSPEC_STATE: join(this.home, 'state') };
    await mustSucceed(process.execPath, [join(packageFolder, 'support/commands/labspec.js'), 'start'], { env, within: SCENE_SECONDS });
    await this.settles();
  }

  private get kubeconfig(): string {
    return join(this.home, 'kubeconfig');
  }

  private async doesDeed(deed: Deed, { files }: Work): Promise<CommandRecord | undefined> {
    if ('types' in deed) return deed.forCluster ? typeForCluster(this, deed.types) : this.type(deed.types);
    if ('looks' in deed) {
      await until(() => this.type(deed.looks), ({ exitCode }) => exitCode === 0, { within: LOOK_SECONDS, every: 0.5 });
      return undefined;
    }
    const path = join(this.folder, deed.writes);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, files.get(deed.text) ?? '');
    return undefined;
  }
}

/** A student who leaves when the work is done. */
export async function withStudent<T>(room: Classroom, work: (student: StudentByHand) => Promise<T>): Promise<T> {
  const student = await StudentByHand.begin(room);
  try {
    return await work(student);
  } finally {
    await student.leave();
  }
}
