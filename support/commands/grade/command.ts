import { InvalidArgumentError } from 'commander';
import type { Command } from '../command';

export const grade = {
  name: 'grade',
  takesLab: true,
  summary: 'run the lab against a class’s submissions and write a gradebook, a class page and one report per student',
  errorCode: 2,
  describe: (command) =>
    command
      .argument('<submissions>', 'a folder that contains one folder per student')
      .option('--roster <file>', 'CSV with the columns id (the student’s folder), name, email; or as Canvas, Moodle, Gradescope, GitHub Classroom or Blackboard export it')
      .option('--id-column <header>', 'the roster’s column with the names of the students’ folders')
      .option('--name-column <header>', 'the roster’s column with the students’ names')
      .option('--jobs <number>', 'how many students to grade at a time', number, 2)
      .option('--out <folder>', 'the folder for all results', 'reports/grade')
      .option('--retry', 'grade those students again for whom the environment failed in a task')
      .addHelpText('after', '\nYou can stop it and start it again: it does not repeat students who are finished and have handed in nothing new.\nExit code: 0 all students are graded, 2 something could not be judged, or nothing could be graded.'),
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
