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

/** A build, and a load onto all nodes, of each of the others. */
const TURN_SECONDS = 1200;

/** One thread of `cucumber-js --parallel N`, which runs some of the scenarios in a run of its own. */
export class Worker {
  private readonly channel = new Channel((message) => this.hear(message));
  private readonly heard: { task: number; verdict: Verdict }[] = [];
  private welcomed: (() => void) | undefined;
  private run: Run | undefined;
  private cleaning: Promise<void> | undefined;

  private constructor(private readonly id: string, readonly parameters: Parameters) {}

  /** This thread as a worker, once the main thread knows of it and will wait for it; undefined without `--parallel`. @throws AuthorError where workers may not be */
  static async enter(parameters: Parameters): Promise<Worker | undefined> {
    const id = process.env['CUCUMBER_WORKER_ID'];
    if (isMainThread || id === undefined) return undefined;
    const worker = new Worker(id, await inPlaceOfItsOwn(parameters, { id: Number(id), of: Number(process.env['CUCUMBER_TOTAL_WORKERS']) }));
    const welcomed = new Promise<void>((resolve) => (worker.welcomed = resolve));
    worker.channel.tell({ is: 'here', worker: id });
    await welcomed;
    return worker;
  }

  /** The one that is given the first scenario. */
  get isFirst(): boolean {
    return this.id === '0';
  }

  /** Takes on the run, to clean up after it. */
  takeOn(run: Run): void {
    this.run = run;
  }

  linkTo({ cluster, names }: Lab, journal: Journal): Cluster {
    return namespaceInCluster(cluster, names.namespace, journal);
  }

  /** Does something to what all workers share (the image, and what the nodes have of it): one does so at a time, also of other runs. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    return withLock(join(tmpdir(), `labspec-${userInfo().uid}`, 'images'), { within: TURN_SECONDS }, work);
  }

  tellVerdict(task: number, verdict: Verdict): void {
    this.channel.tell({ is: 'judged', task, verdict });
  }

  /** Judges the tasks by what their scenarios on other workers came to. */
  learnVerdicts(run: Run): void {
    this.channel.catchUp();
    for (const { task, verdict } of this.heard.splice(0)) run.judge(task, verdict);
  }

  /** Removes everything that the worker has made, once. */
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
    // The main thread tells why, if it cannot.
    if (message.is === 'end') this.end().catch(() => undefined);
  }

  private async end(): Promise<void> {
    await this.run?.interrupt();
    await this.leave();
  }
}
