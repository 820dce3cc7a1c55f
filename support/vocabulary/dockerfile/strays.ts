import type { Step } from './instructions';

/** An instruction that is written in a Dockerfile, and yet says nothing of its image. */
export interface Stray {
  cause: string;
  /** Where it stands: `stands in line 4, ...` */
  stands: string;
  next: string;
}

const KEYWORDS = ['ENTRYPOINT', 'CMD'];

/** By keyword: instructions of stages before the last one, and those that a backslash before them has made a part of another instruction. */
export function straysOf(text: string, steps: readonly Step[]): Map<string, Stray> {
  const strays = new Map<string, Stray>();
  for (const [keyword, stray] of [...inOtherStages(steps), ...continued(text, steps)]) strays.set(keyword, stray);
  return strays;
}

function inOtherStages(steps: readonly Step[]): [string, Stray][] {
  const stages = steps.filter(({ keyword }) => keyword === 'FROM');
  const last = stages.at(-1);
  // A stage that goes on from another has what that one has.
  const goesOn = stages.some(({ words: [, , name] }) => name !== undefined && name.toLowerCase() === last?.words[0]?.toLowerCase());
  const before = goesOn ? [] : steps.filter(({ keyword, line }) => KEYWORDS.includes(keyword) && line < (last?.line ?? 0));
  const lines = before.map(({ line }) => line).join(' and ');
  return before.map(({ keyword, line }) => [keyword, { cause: 'instruction-in-other-stage', stands: `stands in line ${line}, in a stage that the image is not made of: it is made of the last one`, next: `move line ${lines} below the last FROM` }]);
}

function continued(text: string, steps: readonly Step[]): [string, Stray][] {
  const lines = text.split(/\r\n?|\n/);
  return lines.flatMap((line, index): [string, Stray][] => {
    const keyword = /^\s*([A-Z]+)\s+\[/.exec(line)?.[1] ?? '';
    // Docker leaves out empty lines and comments where a line is continued.
    const above = lines.slice(0, index).map((one, at) => ({ text: one.trim(), number: at + 1 })).filter((one) => one.text !== '' && !one.text.startsWith('#')).at(-1);
    const sign = /[\\`]$/.exec(above?.text ?? '')?.[0];
    if (!KEYWORDS.includes(keyword) || !above || sign === undefined || steps.some((step) => step.line === index + 1)) return [];
    return [[keyword, { cause: 'line-continued', stands: `stands in line ${index + 1}, but belongs to the instruction above it, because line ${above.number} ends with ${sign}`, next: `remove the ${sign} at the end of line ${above.number}` }]];
  });
}
