import { expect } from 'chai';
import { TaskFailed, type Mistake } from './errors';

/** @throws TaskFailed telling both, where chai finds them different */
export function checkEqual(actual: unknown, expected: unknown, told: Mistake): void {
  if (!isEqual(actual, expected)) throw new TaskFailed({ ...told, expected: show(expected), seen: show(actual) });
}

export function isEqual(actual: unknown, expected: unknown): boolean {
  try {
    expect(actual).to.deep.equal(expected);
    return true;
  } catch {
    return false;
  }
}

export function show(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}
