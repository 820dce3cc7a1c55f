import { EnvironmentError } from '../../errors/errors';
import { endOrphans } from '../../system/process/orphans';
import { runId } from '../../system/process/run-id';
import { Channel, type Message } from './channel';

/**
 * The main thread's list of the workers of `--parallel`. cucumber-js ends workers without notice, and only the main thread gets signals. Empty in a
 * run without workers.
 */
export class Coordinator {
  private readonly workers = new Set<string>();
  private readonly troubles: string[] = [];
  private readonly channel = new Channel((message) => this.hear(message));
  private allGone: (() => void) | undefined;

  /** Makes the workers remove what they made, and waits for them. @throws EnvironmentError if one could not */
  async endAll(): Promise<void> {
    const isParallel = this.workers.size > 0;
    const gone = new Promise<void>((resolve) => (this.allGone = resolve));
    this.channel.tell({ is: 'end' });
    this.checkGone();
    await gone;
    // Unlike programs of the main thread, programs that a worker started do not end with this process.
    if (isParallel) await endOrphans(runId());
    if (this.troubles.length > 0) throw new EnvironmentError({ cause: 'not-taken-away', reason: 'A worker could not remove everything that it made', seen: this.troubles.join('\n'), next: 'npx labspec clean' });
  }

  close(): void {
    this.channel.close();
  }

  private hear(message: Message): void {
    if (message.is === 'here') this.welcome(message.worker);
    if (message.is !== 'gone') return;
    this.workers.delete(message.worker);
    if (message.trouble !== undefined) this.troubles.push(message.trouble);
    this.checkGone();
  }

  /** While all workers are ending, no new one is welcome: it has made nothing yet. */
  private welcome(worker: string): void {
    if (this.allGone) return;
    this.workers.add(worker);
    this.channel.tell({ is: 'welcome', worker });
  }

  private checkGone(): void {
    if (this.workers.size === 0) this.allGone?.();
  }
}
