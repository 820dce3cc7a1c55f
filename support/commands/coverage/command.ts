import { InvalidArgumentError } from 'commander';
import type { Command } from '../command';

export const coverage = {
  name: 'coverage',
  summary: 'compare a lab’s text with its specification: what no step covers, what differs, and mistakes in the text; runs nothing',
  takesLab: true,
  // 1 is a result.
  errorCode: 2,
  describe: (command) =>
    command
      .argument('[text]', 'the lab’s text, a file of markdown or a folder of them (default: lab.md in the lab’s folder)')
      .argument('[features]', 'the folder of the lab’s features (default: that of the chosen lab)')
      .option('--min <percent>', 'how much must be covered, from 0 to 100; 100 also allows no mistake in the text', percentOf, 100)
      .option('--format <format>', '"text" or "json"', formatName, 'text')
      .option('--write-marks', 'write into the text which of its headings is which task, so that both stay together when headings change')
      .addHelpText('after', '\nExit code: 0 as much as --min is covered, 1 less is covered, 2 something could not be read.'),
  run: async (options, { args, print }) => {
    const { coverLab } = await import('./cover-lab.ts');
    const [text, features] = args;
    return coverLab({ text, features, min: options['min'] as number, format: options['format'] as 'text' | 'json', writeMarks: options['writeMarks'] === true, print });
  },
} satisfies Command;

function percentOf(text: string): number {
  const percent = Number(text);
  if (!/^\d+(?:\.\d+)?$/.test(text) || percent > 100) throw new InvalidArgumentError('It is a number from 0 to 100, as in: --min 90');
  return percent;
}

function formatName(text: string): string {
  if (text !== 'text' && text !== 'json') throw new InvalidArgumentError('It is "text" or "json".');
  return text;
}
