import { InvalidArgumentError } from 'commander';
import type { Command } from '../command';

export const check = {
  name: 'check',
  summary: 'look at what a student has done of the lab: all tasks, or those named; changes nothing',
  describe: (command) =>
    command
      .argument('[tasks...]', 'numbers of tasks', taskNumbers)
      .option('--folder <folder>', 'the student’s folder (default: the lab’s own below the home folder)')
      .option('--format <format>', '"text" or "json"', formatName, 'text')
      .addHelpText('after', '\nExit code: 0 all passed, 1 some failed, 2 the environment is at fault, 3 some could not be checked.'),
  run: async (options, { args, signal }) => {
    const { checkTasks } = await import('../../check/check-tasks.ts');
    return checkTasks({ tasks: args.map(Number), folder: options['folder'] as string | undefined, format: options['format'] as 'text' | 'json', signal });
  },
} satisfies Command;

function taskNumbers(text: string, before: unknown): number[] {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('A task is a number, as in: labspec check 9');
  return [...(Array.isArray(before) ? (before as number[]) : []), Number(text)];
}

function formatName(text: string): string {
  if (text !== 'text' && text !== 'json') throw new InvalidArgumentError('It is "text" or "json".');
  return text;
}
