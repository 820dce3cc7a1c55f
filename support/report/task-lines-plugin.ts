import { relative } from 'node:path';
import type { FormatterPlugin } from '@cucumber/cucumber/api';
import { TaskLines } from './task-lines';

interface Options {
  /** The folder with the reports, to be named in the last line. */
  reports: string;
}

/** The lines on the terminal: one a task. */
export const taskLinesPlugin = {
  type: 'formatter',
  formatter({ on, write, options }) {
    const lines = new TaskLines(write, relative(process.cwd(), `${options.reports}/index.html`));
    on('message', (envelope) => lines.note(envelope));
  },
  optionsKey: 'taskLines',
} satisfies FormatterPlugin<Options>;
