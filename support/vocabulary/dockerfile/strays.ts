import type { Step } from './instructions';

/** An instruction that is written in the Dockerfile but does not affect its image. */
export interface Stray {
  cause: string;
  /** Where it is: `is in line 4, ...` */
  stands: string;
  next: string;
}

const KEYWORDS = ['ENTRYPOINT', 'CMD'];

/** By keyword: instructions of earlier stages, and instructions that a backslash has joined to the one above. */
export function straysOf(text: string, steps: readonly Step[]): Map<string, Stray> {
  const strays = new Map<string, Stray>();
  for (const [keyword, stray] of [...inOtherStages(steps), ...continued(text, steps)]) strays.set(keyword, stray);
  return strays;
}

function inOtherStages(steps: readonly Step[]): [string, Stray][] {
  const stages = steps.filter(({ keyword }) => keyword === 'FROM');
  const last = stages.at(-1);
  // A stage that starts from another stage inherits its instructions.
  const goesOn = stages.some(({ words: [, , name] }) => name !== undefined && name.toLowerCase() === last?.words[0]?.toLowerCase());
  const before = goesOn ? [] : steps.filter(({ keyword, line }) => KEYWORDS.includes(keyword) && line < (last?.line ?? 0));
  const lines = before.map(({ line }) => line).join(' and ');
  return before.map(({ keyword, line }) => [keyword, { cause: 'instruction-in-other-stage', stands: `is in line ${line}, in an earlier build stage; the image is made from the last stage only`, next: `move line ${lines} below the last FROM` }]);
}

function continued(text: string, steps: readonly Step[]): [string, Stray][] {
  const lines = text.split(/\r\n?|\n/);
  return lines.flatMap((line, index): [string, Stray][] => {
    const keyword = /^\s*([A-Z]+)\s+\[/.exec(line)?.[1] ?? '';
    // Docker skips empty lines and comments in a continued line.
    const above = lines.slice(0, index).map((one, at) => ({ text: one.trim(), number: at + 1 })).filter((one) => one.text !== '' && !one.text.startsWith('#')).at(-1);
    const sign = /[\\`]$/.exec(above?.text ?? '')?.[0];
    if (!KEYWORDS.includes(keyword) || !above || sign === undefined || steps.some((step) => step.line === index + 1)) return [];
    return [[keyword, { cause: 'line-continued', stands: `is in line ${index + 1}, but it continues the instruction above it, because line ${above.number} ends with ${sign}`, next: `remove the ${sign} at the end of line ${above.number}` }]];
  });
}
