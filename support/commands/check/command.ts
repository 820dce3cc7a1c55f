import { InvalidArgumentError } from 'commander';
import { AuthorError } from '../../errors/errors';
import type { HintLevel } from '../../lab/hint-level';
import type { Command } from '../command';

export const check = {
  name: 'check',
  takesLab: true,
  summary: 'check what a student has done: all tasks, or the given ones; changes nothing',
  // 1 is a verdict.
  errorCode: 2,
  describe: (command) =>
    command
      .argument('[tasks...]', 'numbers of the tasks to check; all by default', taskNumbers)
      .option('--folder <folder>', 'the student’s folder (default: the lab’s folder in the home folder)')
      .option('--format <format>', '"text" or "json"', formatName, 'text')
      .option('--hint <level>', 'how much to show of a failed task: 1 what is wrong, 2 also where to look, 3 also how to fix it (default: one more each time)', hintLevel)
      .option('--watch', 'a live checklist: each task gets a tick as soon as it is done; Ctrl-C ends it and keeps a record')
      .option('--resume', 'with --watch: continue from its last record')
      .addHelpText('after', '\nExit code: 0 all passed, 1 some failed, 2 the environment is at fault or nothing could be checked, 3 some tasks could not be checked.'),
  run: async (options, { args, signal, print }) => {
    if (isWatch(options, args)) {
      const { watchTasks } = await import('./watch/watch-tasks.ts');
      return watchTasks({ folder: options['folder'] as string | undefined, hint: options['hint'] as HintLevel | undefined, resume: options['resume'] === true, signal, print });
    }
    const { checkTasks } = await import('./check-tasks.ts');
    return checkTasks({ tasks: args.map(Number), folder: options['folder'] as string | undefined, format: options['format'] as 'text' | 'json', hint: options['hint'] as HintLevel | undefined, signal });
  },
} satisfies Command;

/** @throws AuthorError for options that do not go together */
function isWatch({ watch, resume, format }: Record<string, unknown>, tasks: readonly string[]): boolean {
  const against = (reason: string): AuthorError => new AuthorError({ reason, next: 'npx labspec check --help' });
  if (resume && !watch) throw against('--resume goes on with a live checklist, so it needs --watch');
  if (watch && format === 'json') throw against('--watch shows a live checklist, so it has no --format json; its record is reports/check/watch.json');
  if (watch && tasks.length > 0) throw against('--watch follows all tasks of the lab, so it takes no numbers of tasks');
  return watch === true;
}

function taskNumbers(text: string, before: unknown): number[] {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('A task is a number, as in: labspec check 9');
  return [...(Array.isArray(before) ? (before as number[]) : []), Number(text)];
}

function formatName(text: string): string {
  if (text !== 'text' && text !== 'json') throw new InvalidArgumentError('It is "text" or "json".');
  return text;
}

function hintLevel(text: string): HintLevel {
  if (!/^[0-3]$/.test(text)) throw new InvalidArgumentError('A level of hints is 1, 2 or 3, as in: labspec check 9 --hint 2');
  return Number(text) as HintLevel;
}
