import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { messageOf } from '../../errors/errors';
import type { Cluster } from '../../platform/clusters/cluster';
import { namespaceInCluster } from '../../platform/clusters/providers';
import type { Lab } from '../../lab/lab';
import type { Parameters } from '../../lab/parameters';
import type { Run } from '../run';
import { cleanUp } from '../clean-up';
import type { Journal } from '../../ownership/journal';
import { withLock } from '../../system/files/lock';
import type { Verdict } from '../../errors/verdict';
import { Channel, type Message } from './channel';
import { inPlaceOfItsOwn } from './worker-parameters';

/** Enough for a build, and a load onto all nodes, by each of the other workers. */
const TURN_SECONDS = 1200;

/** A thread of `cucumber-js --parallel N`. It runs some of the scenarios in its own run. */
export class Worker {
  private readonly channel = new Channel((message) => this.hear(message));
  private readonly heard: { task: number; verdict: Verdict }[] = [];
  private welcomed: (() => void) | undefined;
  private run: Run | undefined;
  private cleaning: Promise<void> | undefined;

  private constructor(private readonly id: string, readonly parameters: Parameters) {}

  /**
   * Registers this thread as a worker with the main thread, which then waits for it; undefined without `--parallel`. @throws AuthorError if workers
   * are not possible
   */
  static async enter(parameters: Parameters): Promise<Worker | undefined> {
    const id = process.env['CUCUMBER_WORKER_ID'];
    if (isMainThread || id === undefined) return undefined;
    const worker = new Worker(id, await inPlaceOfItsOwn(parameters, { id: Number(id), of: Number(process.env['CUCUMBER_TOTAL_WORKERS']) }));
    const welcomed = new Promise<void>((resolve) => (worker.welcomed = resolve));
    worker.channel.tell({ is: 'here', worker: id });
    await welcomed;
    return worker;
  }

  /** Whether this worker gets the first scenario. */
  get isFirst(): boolean {
    return this.id === '0';
  }

  /** Takes over a run, to clean up after it. */
  takeOn(run: Run): void {
    this.run = run;
  }

  linkTo({ cluster, names }: Lab, journal: Journal): Cluster {
    return namespaceInCluster(cluster, names.namespace, journal);
  }

  /** Serializes work on what all workers share (the image, also on the nodes), across runs. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    return withLock(join(tmpdir(), `labspec-${userInfo().uid}`, 'images'), { within: TURN_SECONDS }, work);
  }

  tellVerdict(task: number, verdict: Verdict): void {
    this.channel.tell({ is: 'judged', task, verdict });
  }

  /** Judges the tasks by the verdicts from other workers. */
  learnVerdicts(run: Run): void {
    this.channel.catchUp();
    for (const { task, verdict } of this.heard.splice(0)) run.judge(task, verdict);
  }

  /** Removes everything that the worker made, once. */
  async leave(): Promise<void> {
    try {
      await (this.cleaning ??= this.run ? cleanUp(this.run) : Promise.resolve());
      this.channel.tell({ is: 'gone', worker: this.id });
    } catch (error) {
      this.channel.tell({ is: 'gone', worker: this.id, trouble: messageOf(error) });
      throw error;
    }
  }

  private hear(message: Message): void {
    if (message.is === 'judged') this.heard.push(message);
    if (message.is === 'welcome' && message.worker === this.id) this.welcomed?.();
    // If this fails, the main thread reports why.
    if (message.is === 'end') this.end().catch(() => undefined);
  }

  private async end(): Promise<void> {
    await this.run?.interrupt();
    await this.leave();
  }
}
