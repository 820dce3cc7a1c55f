import { Stopwatch, tellEnd, type Progress } from './progress';
import type { Outcome } from './schedule';
import type { Stage } from './stage';

/** At most one progress line of a stage in so many seconds. */
const EVERY_SECONDS = 15;

/** Plain lines, if there is no terminal: CI, a file, a pipe. */
export class PlainProgress implements Progress {
  readonly #watch = new Stopwatch();
  readonly #saidAt = new Map<string, number>();

  constructor(private readonly write: (line: string) => void) {}

  onPlan(stages: readonly Stage[]): void {
    this.write('To do:');
    for (const stage of stages) this.write(`  - ${stage.plan}`);
  }

  onStart(stage: Stage): void {
    this.#watch.start(stage.name);
    this.write(`${stage.title}: started`);
  }

  onSay(stage: Stage, text: string): void {
    const now = performance.now() / 1000;
    if (now - (this.#saidAt.get(stage.name) ?? -Infinity) < EVERY_SECONDS) return;
    this.#saidAt.set(stage.name, now);
    this.write(`${stage.title}: ${text} (${this.#watch.read(stage.name)})`);
  }

  onEnd(stage: Stage, outcome: Outcome): void {
    this.write(`${stage.title}: ${tellEnd(outcome, this.#watch.read(stage.name))}`);
  }

  note(text: string): void {
    this.write(text);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
