import { closest } from 'fastest-levenshtein';
import { isAs } from '../../../vocabulary/shell/output';
import { placeOf, type SpecStep } from '../../specification/step';
import type { PlacedDifference } from '../result';
import { tableDifferences } from './table-differences';

/** Where an output of a text differs from what a Then expects: by cells of tables, by lines of doc strings, and by the line that was meant. @param placeAt of a line of the output, from 0 */
export function outputDifferences(then: SpecStep, { expected, shown, output }: { expected: string; shown: string; output: string }, placeAt: (line: number) => string): PlacedDifference[] {
  const found = [...tableDifferences(then, expected, output, placeAt), ...(then.text === 'the output is' ? docStringDifference(then, output, placeAt) : [])];
  return found.length > 0 ? found : [{ what: 'output', text: meantBy(expected, shown), step: shortened(expected) }];
}

/** The first line that the output does not have in its place. */
function docStringDifference(then: SpecStep, output: string, placeAt: (line: number) => string): PlacedDifference[] {
  const [own, wanted] = [linesIn(output), linesIn(then.docString ?? '')];
  if (wanted.some((line) => /^\s*\.\.\.\s*$/.test(line))) return [];
  const at = Array.from({ length: Math.max(own.length, wanted.length) }, (_, index) => index).find((index) => own[index] === undefined || wanted[index] === undefined || !isAs(own[index].trim(), wanted[index].trim()));
  if (at === undefined) return [];
  const [text, step] = [own[at]?.trim(), wanted[at]?.trim()];
  // The lines of a doc string begin below its quotes.
  return [{ what: `line ${at + 1}`, ...(text === undefined ? {} : { text }), ...(step === undefined ? {} : { step }), textPlace: placeAt(Math.min(at, own.length - 1)), stepPlace: placeOf({ file: then.file, line: then.line + 2 + Math.min(at, wanted.length - 1) }) }];
}

function linesIn(text: string): string[] {
  return text.trimEnd().split('\n');
}

/** Of several lines, the one that is most like the expected one. */
function meantBy(expected: string, shown: string): string {
  const lines = shown.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return lines.length > 1 && !expected.includes('\n') ? shortened(closest(expected, lines)) : shortened(shown);
}

export function shortened(text: string): string {
  const [line = '', ...others] = text.trim().split('\n');
  return line.length > 100 || others.length > 0 ? `${line.slice(0, 100)} ...` : line;
}
