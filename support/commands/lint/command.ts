import type { Command } from '../command';

export const lint = {
  name: 'lint',
  summary: 'find the author’s mistakes in a lab’s features and lab.yaml; runs nothing',
  takesLab: true,
  // 1 is a result.
  errorCode: 2,
  describe: (command) => command.addHelpText('after', '\nExit code: 0 nothing found, 1 mistakes found, 2 the lab could not be read.'),
  run: async (_, { print }) => {
    const { lintLab } = await import('./lint-lab.ts');
    const { chosenLab, loadLab } = await import('../../lab/load-lab.ts');
    const { whyNotGradable } = await import('./gradable.ts');
    const name = chosenLab();
    const { findings, scenarios } = await lintLab(name);
    for (const { place, reason, next } of findings) print(`${place}: ${reason}\n  ${next.replaceAll('\n', '\n  ')}`);
    const why = whyNotGradable(loadLab(name), scenarios);
    print(`gradable: ${why.length === 0}${why.map((reason) => `\n  ${reason}`).join('')}`);
    print(findings.length === 0 ? `✔ ${name}: nothing found` : `✖ ${name}: ${findings.length} mistake${findings.length === 1 ? '' : 's'}`);
    return findings.length === 0 ? 0 : 1;
  },
} satisfies Command;
