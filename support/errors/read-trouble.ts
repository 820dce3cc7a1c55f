import { TOLD_PARTS, type Trouble } from './errors';

const LABEL = new RegExp(`^ {2}(${TOLD_PARTS.join('|')}): +`);

/** The lines after a part's first one are indented so far. */
const INDENT = /^ {0,12}/;

/** Reads the text of an error for people back into its parts; a subject stays in its reason. The messages of a run keep texts only. */
export function readTrouble(text: string): Trouble {
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
