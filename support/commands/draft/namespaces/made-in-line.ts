import type { State } from '../state';

/** `kubectl create ns shop && kubectl apply ...`: the run has a namespace of its own, and the rest is typed. */
export function withoutMaking(text: string, { namespaces }: Pick<State, 'namespaces'>): string {
  const names = [...namespaces].join('|');
  if (names === '') return text;
  return text.replace(new RegExp(`^kubectl (?:create (?:ns|namespaces?) (?:${names})|config set-context --current --namespace[= ](?:${names})) *(?:;|&&)\\s*(?=\\S)`), '');
}
