import { resolve } from 'node:path';
import { AuthorError } from '../../errors/errors';
import type { Command } from '../command';

interface Options {
  minKill: string;
  sample?: string;
  jobs: string;
  out: string;
  robot: boolean;
  format: string;
}

export const prove = {
  name: 'prove',
  takesLab: true,
  summary: 'prove that a lab’s check catches wrong work and lets right work pass, with ways generated from its own solution',
  // 1 is a result.
  errorCode: 2,
  describe: (command) =>
    command
      .argument('[tasks...]', 'the numbers of the tasks to try; by default all')
      .option('--min-kill <percent>', 'how many of a hundred wrong ways must be caught', '95')
      .option('--sample <number>', 'try only so many ways, spread evenly over all')
      .option('--jobs <number>', 'how many students work at the same time, each in a namespace of their own; one if the lab works with Docker', '3')
      .option('--no-robot', 'do not let the robot solve the lab first')
      .option('--out <folder>', 'the folder for prove.html and prove.json', 'reports/prove')
      .option('--format <format>', 'text, or json for programs', 'text')
      .addHelpText('after', '\nExit code: 0 proved, 1 not proved, 2 the lab could not be tried.'),
  run: async (given, { args, signal, print }) => {
    const { minKill, sample, jobs, out, robot, format } = given as unknown as Options;
    const numbers = { minKill: number('--min-kill', minKill, 100), sample: sample === undefined ? undefined : number('--sample', sample), jobs: number('--jobs', jobs) };
    const { chosenLab, loadLab } = await import('../../lab/load-lab.ts');
    const { proveLab } = await import('./prove-lab.ts');
    const { reportLines } = await import('./report.ts');
    const { openFolder, writeProof } = await import('./write-proof.ts');
    const { isProved } = await import('./result.ts');
    openFolder(resolve(out));
    const progress = format === 'json' ? () => undefined : (line: string): void => void process.stderr.write(`${line}\n`);
    const proof = await proveLab({
      name: chosenLab(), tasks: args.map((arg) => number('a task', arg)), sample: numbers.sample, jobs: numbers.jobs, robot, signal,
      say: (what) => progress(`  ${what} ...`),
      tried: ({ task, kind, title, fate, early, seconds }, { done, of, secondsLeft }) => progress(`  ${done}/${of}  task ${task}, ${kind}: ${title}: ${fate}${early === undefined ? '' : `, but task ${early} fails, too`} (${seconds.toFixed(0)} s${done < of ? `; about ${Math.ceil(secondsLeft / 60)} min left` : ''})`),
    });
    const lab = loadLab();
    const { page, data } = writeProof(lab, proof, resolve(out));
    if (format === 'json') print(JSON.stringify(proof, undefined, 2));
    else for (const line of [...reportLines(lab, proof), `page: ${page}`, `data: ${data}`]) print(line);
    return isProved(proof, numbers.minKill) ? 0 : 1;
  },
} satisfies Command;

function number(what: string, given: string, most = Infinity): number {
  const value = Number(given);
  if (!/^\d+(?:\.\d+)?$/.test(given) || value > most || (most === Infinity && (value < 1 || !Number.isInteger(value)))) throw new AuthorError({ reason: `${what} is not a number that makes sense here`, subject: given, next: most === Infinity ? 'write a whole number, 1 or more' : `write a number from 0 to ${most}` });
  return value;
}
