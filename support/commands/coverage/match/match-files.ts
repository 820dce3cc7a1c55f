import { readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { projectFolder } from '../../../system/files/project';
import { refOf, type Item, type PlacedDifference } from '../result';
import type { SpecFile, SpecStep } from '../../specification/step';
import { shownPath, type TextFile } from '../text/text-items';
import { compareFiles, missingWithin, objectIn } from '../../compare-files';

type WritingStep = SpecStep & { writes: SpecFile };

export interface MatchedFiles {
  items: Item[];
  /** Steps that write what the text does not show. */
  without: SpecStep[];
}

/** Compares the files of a task's text with those that its steps write. */
export function matchFiles(files: readonly TextFile[], steps: readonly SpecStep[]): MatchedFiles {
  const writing = steps.filter((step): step is WritingStep => step.writes !== undefined);
  const used = new Set<string>();
  const items = files.flatMap((file) => {
    const step = named(file, writing) ?? (file.isPart ? undefined : alike(file, writing.filter(({ writes }) => !used.has(writes.name) && !files.some(({ name }) => sameName(name, writes.name)))));
    if (step) used.add(step.writes.name);
    if (file.isPart) return step ? partOf(file, step) : [];
    return [step ? compared(file, step) : uncovered(file)];
  });
  return { items, without: writing.filter(({ keyword, isTyped, writes }) => keyword === 'When' && isTyped && !used.has(writes.name)).filter((step, index, all) => all.findIndex(({ writes }) => writes.name === step.writes.name) === index) };
}

function sameName(one: string | undefined, other: string): boolean {
  return one !== undefined && normalize(one) === normalize(other);
}

/** A When that writes it says more than a Given or a Then that speaks of it. */
function named({ name }: TextFile, writing: readonly WritingStep[]): WritingStep | undefined {
  const found = writing.filter(({ writes }) => sameName(name, writes.name));
  return found.find(({ keyword }) => keyword === 'When') ?? found[0];
}

/** A file of another name, or of none, with the same object or the same content. */
function alike({ text, name }: TextFile, writing: readonly WritingStep[]): WritingStep | undefined {
  const object = objectIn(text);
  return writing.find(({ writes }) => {
    const fixture = contentOf(writes);
    return compareFiles(name ?? writes.name, text, fixture).length === 0 || (object !== undefined && objectIn(fixture) === object);
  });
}

function compared(file: TextFile, step: WritingStep): Item {
  const { writes } = step;
  const differences: PlacedDifference[] = compareFiles(writes.name, file.text, contentOf(writes)).map(({ what, text, fixture, textLine, fixtureLine }) => ({
    what, ...(text === undefined ? {} : { text }), ...(fixture === undefined ? {} : { step: fixture }), textPlace: `${shownPath(file.path)}:${file.line + textLine - 1}`, stepPlace: writes.content === undefined ? `${writes.path}:${fixtureLine}` : writes.path,
  }));
  if (file.name !== undefined && !sameName(file.name, writes.name)) differences.unshift({ what: 'name of the file', text: file.name, step: writes.name });
  const isGood = differences.length === 0;
  return { ...itemOf(file), status: isGood ? 'covered' : 'partly', step: refOf(step), differences, ...(isGood ? {} : { next: `correct the text, or ${writes.path}` }) };
}

/** A part of a file must be in it. */
function partOf(file: TextFile, step: WritingStep): Item[] {
  const missing = missingWithin(file.text, contentOf(step.writes));
  if (missing === undefined) return [];
  const differences = missing.map((what): PlacedDifference => ({ what, stepPlace: step.writes.path }));
  return [{ ...itemOf(file), status: missing.length === 0 ? 'covered' : 'partly', step: refOf(step), differences, ...(missing.length === 0 ? {} : { next: `correct the text, or ${step.writes.path}` }) }];
}

function uncovered(file: TextFile): Item {
  const name = file.name ?? 'NAME';
  return { ...itemOf(file), status: 'uncovered', differences: [], next: `put it into the lab's fixtures, and write: When I create the file "${name}"` };
}

function itemOf({ place, name, text }: TextFile): Pick<Item, 'kind' | 'place' | 'shown'> {
  return { kind: 'file', place, shown: name ?? text.split('\n')[0] ?? '' };
}

export function contentOf({ path, content }: SpecFile): string {
  return content ?? readFileSync(join(projectFolder(), path), 'utf8');
}
