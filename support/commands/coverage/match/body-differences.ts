import type { Difference } from '../../../vocabulary/lines/compare';
import type { Statement } from '../../../vocabulary/lines/statement';
import type { SpecStep } from '../../specification/step';
import type { PlacedDifference } from '../result';
import { shownPath, type TextCommand } from '../text/text-items';
import { compareFiles, objectIn } from '../../compare-files';

/** Differences of two lines, where those of their here-documents are by their values and lines, as those of files are. */
export function placedDifferences(found: readonly Difference[], text: { command: TextCommand; statement: Statement }, other: { step: SpecStep; statement: Statement }): PlacedDifference[] {
  return found.flatMap((difference) => (difference.what === 'redirection' ? (ofBodies(text, other) ?? [difference]) : [difference]));
}

/** @returns undefined if more than their content differs */
function ofBodies({ command, statement: own }: { command: TextCommand; statement: Statement }, { step, statement }: { step: SpecStep; statement: Statement }): PlacedDifference[] | undefined {
  const [body, expected] = [bodyOf(own), bodyOf(statement)];
  if (body === undefined || expected === undefined || own.redirects.length !== statement.redirects.length) return undefined;
  const differences = compareFiles(objectIn(body) === undefined ? 'text.txt' : 'object.yaml', body, expected);
  // The lines of a step's own text begin below its quotes.
  const stepLine = step.docString === undefined ? step.line : step.line + 2 + statement.line + 1;
  const placed = differences.map(({ what, text, fixture, textLine, fixtureLine }): PlacedDifference => ({
    what, ...(text === undefined ? {} : { text }), ...(fixture === undefined ? {} : { step: fixture }), textPlace: `${shownPath(command.path)}:${command.line + own.line + textLine}`, stepPlace: `${step.file}:${step.docString === undefined ? stepLine : stepLine + fixtureLine - 1}`,
  }));
  return placed.length > 0 ? placed : undefined;
}

function bodyOf({ redirects }: Statement): string | undefined {
  return redirects.find(({ body }) => body !== undefined)?.body;
}
