import type { LabText } from '../../../text/lab-text';

const PLACEHOLDER = /<[A-Za-z][\w -]*>/g;
/** A lab has a few, for the reader's own names, and uses each of them again and again. */
const FEWEST = 10;

/** Whether a text lists the commands of a program, with placeholders for everything, rather than having them typed: a cheat sheet. */
export function isReference({ blocks }: LabText): boolean {
  const commands = blocks.flatMap(({ commands: typed = [] }) => typed.map(({ text }) => text));
  const forms = commands.filter(isForm);
  return forms.length >= commands.length / 2 && new Set(forms.flatMap((text) => text.match(PLACEHOLDER) ?? [])).size >= FEWEST;
}

export function isForm(text: string): boolean {
  return text.search(PLACEHOLDER) >= 0;
}
