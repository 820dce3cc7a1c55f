import type { Word } from '../../../vocabulary/shell/parse-lines';
import type { State } from '../state';
import { parsedOrNot } from './read-manifests';

interface Container {
  command?: unknown;
  args?: unknown;
  env?: unknown;
}

/** Whether a line, typed in no container, is what a container of the text's files runs: the text shows what its manifest does. */
export function isContainersOwn(words: readonly Word[], { files, later }: Pick<State, 'files' | 'later'>): boolean {
  if (words.length < 2) return false;
  const typed = words.join(' ');
  return [...new Set([...files.values(), ...later.values()])].flatMap((text) => containersIn(documentsOf(text))).some((container) => runBy(container).includes(typed));
}

function documentsOf(text: string): unknown[] {
  return /\b(?:command|args):/.test(text) ? text.split(/^---[ \t]*$/m).map(parsedOrNot) : [];
}

/** Also what a probe runs, or a hook. */
function containersIn(value: unknown): Container[] {
  if (Array.isArray(value)) return value.flatMap(containersIn);
  if (typeof value !== 'object' || value === null) return [];
  const { command, args } = value as Container;
  return [...(Array.isArray(command) || Array.isArray(args) ? [value] : []), ...Object.values(value).flatMap(containersIn)];
}

/** With the values of its variables, as Kubernetes fills them in: all of it, and what it gives to a shell. */
function runBy({ command, args, env }: Container): string[] {
  const values = new Map((Array.isArray(env) ? (env as { name?: unknown; value?: unknown }[]) : []).map(({ name, value }) => [String(name), String(value)]));
  const words = [command, args].flatMap((given) => (Array.isArray(given) ? (given as unknown[]) : [])).map((word) => String(word).replaceAll(/\$\((\w+)\)/g, (whole, name: string) => values.get(name) ?? whole));
  const shell = words.findIndex((word, index) => word === '-c' && /(?:^|\/)(?:ba|a|da)?sh$/.test(words[index - 1] ?? ''));
  return [words.join(' '), ...(shell < 0 ? [] : [words[shell + 1]?.trim() ?? ''])];
}
