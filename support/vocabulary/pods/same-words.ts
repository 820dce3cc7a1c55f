import { isEqual } from '../../errors/check-equal';
import { commandsOfWords } from '../dockerfile/run-commands';

const UNITS: Record<string, number> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 };

/**
 * Whether a container's words do the same as a command line: with or without a shell, by the program's path or its name. A sleep may be longer.
 * @param words its command and arguments @param wanted as a lab writes it: `sleep 60`
 */
export function doesTheSame(words: readonly string[], wanted: string): boolean {
  const [program = '', ...rest] = commandsOfWords(words[0] === 'busybox' ? words.slice(1) : words).at(-1) ?? [];
  const [wantedProgram, ...wantedRest] = wanted.split(' ');
  if (program !== wantedProgram) return false;
  if (program === 'sleep' && wantedRest.length === 1) return rest.length > 0 && secondsOf(rest) >= secondsOf(wantedRest);
  return isEqual(rest, wantedRest);
}

/** The sum of `sleep`'s arguments, as sleep itself adds them up. */
function secondsOf(words: readonly string[]): number {
  return words.reduce((sum, word) => {
    const [, count = '', unit = ''] = /^(\d+(?:\.\d+)?|inf(?:inity)?)([smhd]?)$/.exec(word) ?? [];
    return sum + (count.startsWith('inf') ? Infinity : Number(count || NaN) * (UNITS[unit] ?? NaN));
  }, 0);
}
