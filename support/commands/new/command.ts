import { AuthorError } from '../../errors/errors';
import type { Command } from '../command';

export const newLab = {
  name: 'new',
  summary: 'begin a lab in this folder: features, files, and what runs them; changes no file that exists',
  describe: (command) => command.argument('<lab>', 'the name of the lab, such as my-lab').addHelpText('after', '\nThen: npx labspec up, npx cucumber-js'),
  run: async (_, { args: [name = ''], print }) => {
    if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)) throw new AuthorError({ reason: 'The name of a lab has lower-case letters, digits and "-"', seen: name, next: 'npx labspec new my-lab' });
    const { beginLab } = await import('./begin-lab.ts');
    const { written, kept } = beginLab(process.cwd(), name);
    for (const file of written) print(`✔ ${file}`);
    for (const file of kept) print(`  ${file} was there already, and is as it was`);
    print(`\nnext:  npx labspec lint --lab ${name}\n       npx labspec up --lab ${name}\n       npx cucumber-js`);
    return 0;
  },
} satisfies Command;
