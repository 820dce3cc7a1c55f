import { then, when, type Line } from '../drafted';
import type { State } from '../state';

export interface Resolved {
  text: string;
  /** What must be remembered before. */
  lines: Line[];
  /** A placeholder that a person must decide on. */
  unknown?: string;
  /** An object that stands in the scene for one whose Pod the line names. */
  scene?: string;
  uses: string[];
}

/** A value that only a run has, which lines print beforehand. @returns `$name` */
export function remembered(name: string, line: string, pattern: string, state: State, resolved: Resolved): string {
  if (!resolved.lines.some((step) => 'text' in step && step.text === `I remember the output as "${name}"`)) resolved.lines.push(when(`I run "${line}"`), then(`the output matches "${pattern}"`), when(`I remember the output as "${name}"`));
  state.variables.add(name);
  return `$${name}`;
}

/** `guestbook-v2` -> `guestbookV2Pod` */
export function variable(name: string): string {
  return `${name.replaceAll(/[^a-zA-Z0-9]+(\w)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase()).replace(/^[^a-z]+/, '')}Pod`;
}

/** The run's own namespace: its name differs from run to run, and the client knows it. */
export function ownNamespace(state: State, resolved: Resolved): string {
  return remembered('namespace', "kubectl config view --minify -o jsonpath='{..namespace}'", '.', state, resolved);
}
