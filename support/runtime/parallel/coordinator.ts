import { EnvironmentError } from '../../errors/errors';
import { endOrphans } from '../../system/process/orphans';
import { runId } from '../../system/process/run-id';
import { Channel, type Message } from './channel';

/**
 * The main thread's knowledge of the workers of `--parallel`: cucumber-js ends them without a word, and signals reach the main thread
 * only. Of a run without workers it knows of none.
 */
export class Coordinator {
  private readonly workers = new Set<string>();
  private readonly troubles: string[] = [];
  private readonly channel = new Channel((message) => this.hear(message));
  private allGone: (() => void) | undefined;

  /** Makes the workers remove what they have made, and waits for them. @throws EnvironmentError if one could not */
  async endAll(): Promise<void> {
    const isParallel = this.workers.size > 0;
    const gone = new Promise<void>((resolve) => (this.allGone = resolve));
    this.channel.tell({ is: 'end' });
    this.checkGone();
    await gone;
    // Programs that a worker has started do not end with this process, as those of the main thread do.
    if (isParallel) await endOrphans(runId());
    if (this.troubles.length > 0) throw new EnvironmentError({ cause: 'not-taken-away', reason: 'Not every worker could remove what it had made', seen: this.troubles.join('\n'), next: 'npx labspec clean' });
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

  /** While all are being ended, nobody is: whoever waits for it has made nothing yet. */
  private welcome(worker: string): void {
    if (this.allGone) return;
    this.workers.add(worker);
    this.channel.tell({ is: 'welcome', worker });
  }

  private checkGone(): void {
    if (this.workers.size === 0) this.allGone?.();
  }
}
