import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { knownOf, type Known } from './known';
import { redacted } from './redacted';

// Of this process, whose environment does not change: every text that is told asks for it.
let known: Known | undefined;

/** A text as it may be told: without the secrets of this process' environment and whatever looks like one, and with `~` for the home folder. */
export function redact(text: string): string {
  known ??= knownOf(process.env, homes());
  return redacted(text, known);
}

function homes(): string[] {
  const home = homedir();
  try {
    return [...new Set([home, realpathSync(home)])];
  } catch {
    return [home];
  }
}
