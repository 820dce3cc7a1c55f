import type { Command } from '../command';

export const start = {
  name: 'start',
  takesLab: true,
  summary: 'make what a lab about finding faults begins with: the objects that its reader has to repair',
  describe: (command) =>
    command
      .option('--again', 'remove what the last start has made, with all changes to it, and make it again')
      .option('--remove', 'only remove it'),
  run: async (options, { print }) => {
    const { endLab, startLab } = await import('./start-lab.ts');
    print(await (options['remove'] === true ? endLab() : startLab({ again: options['again'] === true })));
    return 0;
  },
} satisfies Command;
