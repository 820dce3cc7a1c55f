import { ask } from '../asked';
import type { State } from '../state';

/** By the option that asks for it: a number that holds in most labs. */
const NUMBERS: Readonly<Record<string, string>> = { replicas: '3', min: '1', max: '5', tail: '10', revision: '1', 'to-revision': '1', 'cpu-percent': '50' };
const PLACE = new RegExp(`(?<= --(${Object.keys(NUMBERS).join('|')})[= ])(?:<[A-Za-z][\\w .-]*>|\\[[A-Za-z][\\w .-]*\\])(?=\\s|$)`, 'g');

/** `--replicas=<number>`: a number in place of one that the reader chooses, for which the author is asked once. */
export function withNumbers(text: string, state: State): string {
  return /\bkubectl\b/.test(text) ? text.replaceAll(PLACE, (placeholder, option: string) => ask(state, `${placeholder} of --${option}`, 'value', NUMBERS[option] ?? '1')) : text;
}
