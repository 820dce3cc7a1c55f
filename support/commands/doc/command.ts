import type { Command } from '../command';
import { chooseArgument } from '../choose-lab';

const OUT = 'reports/doc';

export const doc = {
  name: 'doc',
  takesLab: true,
  errorCode: 2,
  summary: 'write a lab’s solution for instructors, and a sheet of its tasks and points for students',
  describe: (command) =>
    command
      .argument('[lab]', 'the lab; see also --lab')
      .option('--out <folder>', 'where they go, each as Markdown and as a page for a browser', OUT)
      .option('--force', 'replace them if they are there already')
      .addHelpText('after', '\nOf the lab’s text, the sheet has only what is marked for it: see docs/grade-a-class.md.\n\nExit code: 0 written, 2 something could not be read or written.'),
  run: async ({ out, force, lab: option }, { args, print }) => {
    chooseArgument(args, option);
    const { writeDocuments } = await import('./write-documents.ts');
    for (const file of await writeDocuments(out as string, force === true)) print(`✔ ${file}`);
    return 0;
  },
} satisfies Command;
