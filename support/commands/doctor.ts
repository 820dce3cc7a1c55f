import type { Command } from './command';
import { labNeeds } from './lab-needs';

export const doctor = {
  name: 'doctor',
  takesLab: true,
  summary: 'report what the lab needs and what is missing; changes nothing',
  run: async (_, { print }) => {
    const { examine, ready } = await import('../../rig/doctor.ts');
    const findings = await examine(labNeeds());
    const marks = { good: '✔', note: '•', bad: '✖' };
    const width = Math.max(...findings.map(({ name }) => name.length));
    for (const { mark, name, text, next } of findings) {
      print(`${marks[mark]} ${name.padEnd(width)}  ${text}${next ? `\n  ${' '.repeat(width)}  -> ${next}` : ''}`);
    }
    print(ready(findings) ? 'The lab can run.' : 'The lab cannot run yet.');
    return ready(findings) ? 0 : 1;
  },
} satisfies Command;
