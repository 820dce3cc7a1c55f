import type { State } from '../state';

/** Services that a line sends requests to: the names of all are known everywhere. */
export function askedIn(text: string, state: State): string[] {
  return /\b(?:nslookup|dig|host)\s/.test(text) ? [] : hostsIn(text, state);
}

/** Services that a line names as hosts. */
export function hostsIn(text: string, { objects }: State): string[] {
  return [...text.matchAll(/(?:https?:\/\/|\bnslookup |\bcurl (?:-\w+ )*(?!https?:)|\bnc (?:-\w+ )*)([a-z][a-z0-9-]*)/g)].map(([, host = '']) => `Service/${host}`).filter((key) => objects.has(key));
}
