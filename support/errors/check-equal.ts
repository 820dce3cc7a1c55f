import { expect } from 'chai';
import { TaskFailed, type Mistake } from './errors';

/** @throws TaskFailed with both values if they differ */
export function checkEqual(actual: unknown, expected: unknown, told: Mistake): void {
  if (!isEqual(actual, expected)) throw new TaskFailed({ ...told, expected: show(expected), seen: showBeside(actual, expected) });
}

export function isEqual(actual: unknown, expected: unknown): boolean {
  try {
    expect(actual).to.deep.equal(expected);
    return true;
  } catch {
    return false;
  }
}

/** A value, shown next to its expected value: if both look the same, its invisible characters appear as codes, `"hello\u{a0}"`. */
export function showBeside(actual: unknown, expected: unknown): string {
  const text = show(actual);
  if (isEqual(actual, expected) || asItLooks(text) !== asItLooks(show(expected))) return text;
  return `"${text.replaceAll(INVISIBLE, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`)}"`;
}

/** Spaces other than the ordinary one, and characters without a visible form. */
const INVISIBLE = /(?! )[\p{Cf}\p{Cc}\p{Z}]/gu;

function asItLooks(text: string): string {
  return text.replaceAll(INVISIBLE, ' ').trim();
}

export function show(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}
