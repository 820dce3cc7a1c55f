import type { V1Container, V1EnvVar } from '@kubernetes/client-node';

/** `$$(NAME)`, which stays as `$(NAME)`, or `$(NAME)`. */
const REFERENCE = /\$\$(\([\w.-]+\))|\$\(([\w.-]+)\)/g;

/**
 * A container with its command and arguments as Kubernetes starts them: with the values of its variables. What is unknown stays as it is written.
 * Source: https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function withVariables(container: V1Container): V1Container {
  const values = valuesOf(container.env ?? []);
  const expanded = (words: string[] | undefined): string[] | undefined => (Array.isArray(words) ? words.map((word) => expand(word, values)) : words);
  const { command, args } = container;
  return { ...container, ...(command && { command: expanded(command) ?? command }), ...(args && { args: expanded(args) ?? args }) };
}

/** A variable may use those before it. */
function valuesOf(env: readonly V1EnvVar[]): Map<string, string> {
  const values = new Map<string, string>();
  for (const { name, value } of env) if (typeof value === 'string') values.set(name, expand(value, values));
  return values;
}

function expand(word: string, values: ReadonlyMap<string, string>): string {
  if (typeof word !== 'string') return word;
  return word.replace(REFERENCE, (all, escaped: string | undefined, name: string) => (escaped === undefined ? (values.get(name) ?? all) : `$${escaped}`));
}
