import { InvalidArgumentError } from 'commander';
import { AuthorError } from '../../errors/errors';
import type { Command } from '../command';
import { chooseArgument } from '../choose-lab';

export const pack = {
  name: 'pack',
  takesLab: true,
  errorCode: 2,
  summary: 'write what students need to have their work checked on their own machines, without the answers',
  describe: (command) =>
    command
      .argument('[lab]', 'the lab; see also --lab')
      .option('--for <people>', 'for whom it is: "students"; it has to be said', people)
      .option('--out <path>', 'an archive FILE.tgz, or a folder (default: LAB-for-students.tgz)')
      .option('--force', 'replace files that are there already')
      .addHelpText('after', '\nIt leaves out the files that students write, the lines that they type, and how to fix mistakes. The text of the lab is in it as it is.\n\nExit code: 0 written, 2 something could not be read or written.'),
  run: async ({ out, force, lab: option, for: whom }, { args, print }) => {
    if (whom === undefined) throw new AuthorError({ reason: 'The option --for is missing: for whom is the pack?', next: 'write: npx labspec pack --for students' });
    chooseArgument(args, option);
    const { packLab } = await import('./pack-lab.ts');
    for (const line of await packLab({ out: out as string | undefined, replace: force === true })) print(line);
    return 0;
  },
} satisfies Command;

function people(text: string): string {
  if (text !== 'students') throw new InvalidArgumentError('It is "students".');
  return text;
}
