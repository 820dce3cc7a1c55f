import { InvalidArgumentError } from 'commander';
import type { Command } from '../command';

export const grade = {
  name: 'grade',
  takesLab: true,
  summary: 'run the lab with the files that a class has handed in, and write gradebook, class page and a report a student',
  errorCode: 2,
  describe: (command) =>
    command
      .argument('<submissions>', 'a folder with a folder a student in it')
      .option('--roster <file>', 'CSV with the columns id (the student’s folder), name, email; or as Canvas, Moodle, Gradescope, GitHub Classroom or Blackboard export it')
      .option('--id-column <header>', 'the column of the roster that has what the folders are called')
      .option('--name-column <header>', 'the column of the roster that has the names')
      .option('--jobs <number>', 'how many are graded at a time', number, 2)
      .option('--out <folder>', 'for all that is written', 'reports/grade')
      .option('--retry', 'run those again of which the environment kept a task from being judged')
      .addHelpText('after', '\nCan be ended and called again: who is finished, and has handed in nothing new, is not run again.\nExit code: 0 all are graded, 2 something could not be judged, or nothing could be graded.'),
  run: async (options, { args: [submissions = ''], signal, print }) => {
    const { gradeClass } = await import('./grade-class.ts');
    const { toRunAgain } = await import('./gradebook.ts');
    const { tellRow, tellEnd } = await import('./terminal.ts');
    const { redact } = await import('../../redaction/redact.ts');
    const { roster, idColumn, nameColumn, jobs, out, retry } = options as { roster?: string; idColumn?: string; nameColumn?: string; jobs: number; out: string; retry?: boolean };
    const rows = await gradeClass({ submissions, roster, columns: { id: idColumn, name: nameColumn }, jobs, out, retry: retry === true, signal, onRow: (row, isNew) => print(tellRow(row, isNew)), warn: (line) => process.stderr.write(`${redact(line)}\n`) });
    print(tellEnd(rows, out));
    return rows.some((row) => toRunAgain(row).length > 0) ? 2 : 0;
  },
} satisfies Command;

function number(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError('It is a number from 1 to 99.');
  return Number(text);
}
