import type { FormatterPlugin } from '@cucumber/cucumber/api';
import { z } from 'zod';
import { studentFolder } from '../../lab/student-folder';
import { AuthorError, type Problem } from '../../errors/errors';
import { Hints } from '../hints/hints';
import { HintStore } from '../hints/store';
import { hintLevelSchema } from '../../lab/hint-level';
import { loadLab } from '../../lab/load-lab';
import { redact } from '../../redaction/redact';
import { nearby } from '../nearby';
import { TaskLines } from './task-lines';
import type { TaskResult } from '../../results/task-results';
import { sanitizeResult } from '../../results/sanitize-result';

interface Options {
  /** The folder with the reports; the last line names it. */
  reports: string;
  /** Whether cucumber-js runs inside another program, which has its own exit code. */
  isPart?: boolean;
  /** Shows problems step by step; without this option, all problems are shown completely. */
  hints?: unknown;
}

const hintsSchema = z.strictObject({
  level: hintLevelSchema.exactOptional(),
  /** The student's folder: with it, hints go further from check to check. */
  folder: z.string().exactOptional(),
});

/** The output on the terminal: one line per task. */
export const taskLinesPlugin = {
  type: 'formatter',
  formatter({ on, write, options }) {
    const hints = options.hints === undefined ? undefined : hintsOf(options.hints);
    const lines = new TaskLines((text) => write(redact(text)), nearby(`${options.reports}/index.html`), hints?.tell);
    on('message', (envelope) => {
      sanitizeResult(envelope);
      lines.note(envelope);
      if (envelope.testRunFinished && lines.isEmpty && !options.isPart) failThisProcess();
      if (envelope.testRunFinished) hints?.keep();
    });
  },
  optionsKey: 'taskLines',
} satisfies FormatterPlugin<Options>;

/** For cucumber-js, a run without scenarios is a success, so a CI job with a misspelt feature name would stay green. */
function failThisProcess(): void {
  process.once('exit', () => {
    process.exitCode ||= 1;
  });
}

/** @throws AuthorError for options that are not valid */
function hintsOf(options: unknown): { tell: (result: TaskResult) => readonly Problem[]; keep(): void } {
  const { success, data, error } = hintsSchema.safeParse(options);
  if (!success) throw new AuthorError({ reason: `Format option taskLines.hints: ${error.issues[0]?.message ?? 'not valid'}`, seen: JSON.stringify(options), next: `use only these options: ${Object.keys(hintsSchema.shape).join(', ')}` });
  let hints: Hints | undefined;
  return {
    // Reads the lab only when there is a problem to show; the run itself reports a mistake in lab.yaml.
    tell: (result) => (hints ??= hintsFor(data)).tell(result).troubles,
    keep: () => hints?.keep(),
  };
}

function hintsFor({ level, folder }: z.infer<typeof hintsSchema>): Hints {
  const lab = loadLab();
  const store = folder === undefined ? undefined : HintStore.open();
  return new Hints({ lab, folder: studentFolder(folder, lab.names.folder), level, store });
}
