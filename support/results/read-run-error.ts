import { TOLD_PARTS, type Problem } from '../errors/errors';

const LABEL = new RegExp(`^ {2}(${TOLD_PARTS.join('|')}): +`);

/** The indentation of the lines after the first line of a part. */
const INDENT = /^ {0,12}/;

/**
 * Parses the text of an error that a hook around the whole run threw. Only for such hooks: cucumber-js keeps nothing but the text. Steps and the
 * hooks of scenarios attach their error as an object (PROBLEM in attachments.ts).
 */
export function readRunError(text: string): Problem {
  const [first = '', ...lines] = text.split('\n');
  let reason = first;
  const parts: Partial<Record<(typeof TOLD_PARTS)[number], string>> = {};
  let current: keyof typeof parts | undefined;
  for (const line of lines) {
    const label = LABEL.exec(line);
    if (label) {
      current = label[1] as keyof typeof parts;
      parts[current] = line.slice(label[0].length);
    } else if (current) {
      parts[current] += `\n${line.replace(INDENT, '')}`;
    } else {
      reason += `\n${line}`;
    }
  }
  return { reason, ...parts };
}
