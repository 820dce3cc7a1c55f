import { Listr, type ListrTaskWrapper, type DefaultRenderer, type SimpleRenderer } from 'listr2';
import { redact } from '../support/redaction/redact';
import { PlainProgress } from './progress-plain';
import { Stopwatch, tellEnd, type Progress } from './progress';
import type { Outcome } from './schedule';
import type { Stage } from './stage';

type Row = ListrTaskWrapper<unknown, typeof DefaultRenderer, typeof SimpleRenderer>;

/** One row per stage, updated as the stage goes on. */
export class TerminalProgress implements Progress {
  readonly #watch = new Stopwatch();
  readonly #rows = new Map<string, Row>();
  readonly #ends = new Map<string, (outcome: Outcome) => void>();
  #shown: Promise<unknown> = Promise.resolve();

  onPlan(stages: readonly Stage[]): void {
    new PlainProgress((line) => this.note(line)).onPlan(stages);
    const rows = new Listr(stages.map((stage) => this.#rowOf(stage)), {
      concurrent: true,
      exitOnError: false,
      registerSignalListeners: false,
      rendererOptions: { showErrorMessage: false, collapseErrors: false },
    });
    this.#shown = rows.run();
  }

  onStart(stage: Stage): void {
    this.#watch.start(stage.name);
    this.onSay(stage, 'started');
  }

  onSay(stage: Stage, text: string): void {
    const row = this.#rows.get(stage.name);
    if (row) row.output = redact(`${text} (${this.#watch.read(stage.name)})`);
  }

  onEnd(stage: Stage, outcome: Outcome): void {
    const row = this.#rows.get(stage.name);
    if (row) row.title = `${stage.title}: ${tellEnd(outcome, this.#watch.read(stage.name))}`;
    this.#ends.get(stage.name)?.(outcome);
  }

  note(text: string): void {
    process.stdout.write(`${redact(text)}\n`);
  }

  async close(): Promise<void> {
    // Stages that were never started, because another one failed, have no end of their own.
    for (const end of this.#ends.values()) end('ended');
    await this.#shown;
  }

  #rowOf(stage: Stage): { title: string; task: (context: unknown, row: Row) => Promise<void> } {
    const end = new Promise<Outcome>((resolve) => this.#ends.set(stage.name, resolve));
    const task = async (_: unknown, row: Row): Promise<void> => {
      this.#rows.set(stage.name, row);
      row.output = 'waits for others';
      const outcome = await end;
      if (outcome === 'failed' || outcome === 'ended') throw new Error(outcome);
    };
    return { title: stage.title, task };
  }
}
