import { TOLD_PARTS, type Problem } from '../errors/errors';

const LABEL = new RegExp(`^ {2}(${TOLD_PARTS.join('|')}): +`);

/** The lines after a part's first one are indented so far. */
const INDENT = /^ {0,12}/;

/**
 * Reads the text of an error of a hook around the whole run back into its parts, as it is shown. Only of these: cucumber-js keeps nothing of them
 * but their text. What a step or the hook of a scenario throws is attached as an object (PROBLEM in attachments.ts).
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
