import { commandsIn, statementsIn } from './typed';

/** The words of a line that is one command of kubectl and nothing else. */
function wordsOf(line: string): string[] | undefined {
  const [command, ...others] = commandsIn(line);
  const isAlone = others.length === 0 && command?.text === line.trim() && statementsIn(line).length === 1;
  return isAlone && command.words[0]?.text === 'kubectl' ? command.words.map(({ text }) => text) : undefined;
}

/** One line that does what two do: `kubectl apply -f a.yaml -f b.yaml`, `kubectl delete pod a b`; undefined if there is none. */
export function oneForTwo(first: string, second: string): string | undefined {
  const [one, other] = [wordsOf(first), wordsOf(second)];
  if (!one || !other || one.length !== other.length) return undefined;
  const at = one.findIndex((word, index) => word !== other[index]);
  if (at < 0 || one.some((word, index) => index !== at && word !== other[index])) return undefined;
  const verb = one[1] ?? '';
  const added = one[at - 1] === '-f' && ['apply', 'create', 'delete'].includes(verb) ? ['-f', other[at] ?? ''] : verb === 'delete' && at === 3 && !one[2]?.includes('/') ? [other[at] ?? ''] : undefined;
  return added && [...one.slice(0, at + 1), ...added, ...one.slice(at + 1)].join(' ');
}
