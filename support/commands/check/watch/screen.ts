import { createLogUpdate } from 'log-update';
import { checklist, lineOf } from './checklist';
import type { Progress, TaskProgress } from './progress';
import { taskAtHand } from './current-task';

/** Shows the checklist. */
export interface Screen {
  /** After anything has changed. */
  show(progress: Progress): void;
  ticked(task: TaskProgress): void;
  /** The last picture stays; later output appears below it. */
  end(): void;
}

/** A checklist that stays in its place. */
export class TerminalScreen implements Screen {
  private readonly update;
  private last: Progress | undefined;
  private readonly resized = (): void => {
    if (this.last) this.show(this.last);
  };

  constructor(
    private readonly stream: NodeJS.WriteStream,
    private readonly footer: string,
  ) {
    this.update = createLogUpdate(stream);
    stream.on('resize', this.resized);
  }

  show(progress: Progress): void {
    this.last = progress;
    this.update(checklist(progress, this.footer, { columns: this.stream.columns, rows: this.stream.rows }).join('\n'));
  }

  ticked(): void {
    // It is in the next picture.
  }

  end(): void {
    this.stream.off('resize', this.resized);
    this.update.done();
  }
}

const PLAIN_WIDTH = 120;

/** Where lines cannot be written over: a line for each tick, and the findings on the current task when they change. */
export class PlainScreen implements Screen {
  private told = '';

  constructor(
    private readonly print: (line: string) => void,
    footer: string,
    private readonly columns = PLAIN_WIDTH,
  ) {
    print(footer);
  }

  show(progress: Progress): void {
    const told = taskAtHand(progress, this.columns).join('\n');
    if (told === this.told || progress.atHand?.finding === undefined) return;
    this.told = told;
    this.print(told);
  }

  ticked(task: TaskProgress): void {
    this.print(lineOf(task, false));
  }

  end(): void {
    // Each line was complete.
  }
}
