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
  return [...new Set([...files.values(), ...later.values()])].flatMap((text) => containersIn(documentsOf(text))).some((container) => runBy(container) === typed);
}

function documentsOf(text: string): unknown[] {
  return /\b(?:command|args):/.test(text) ? text.split(/^---[ \t]*$/m).map(parsedOrNot) : [];
}

function containersIn(value: unknown): Container[] {
  if (Array.isArray(value)) return value.flatMap(containersIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => (/^(?:c|initC|ephemeralC)ontainers$/.test(key) && Array.isArray(inner) ? (inner as Container[]) : containersIn(inner)));
}

/** With the values of its variables, as Kubernetes fills them in. */
function runBy({ command, args, env }: Container): string {
  const values = new Map((Array.isArray(env) ? (env as { name?: unknown; value?: unknown }[]) : []).map(({ name, value }) => [String(name), String(value)]));
  return [command, args].flatMap((words) => (Array.isArray(words) ? (words as unknown[]) : [])).map((word) => String(word).replaceAll(/\$\((\w+)\)/g, (whole, name: string) => values.get(name) ?? whole)).join(' ');
}
