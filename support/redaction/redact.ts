import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { knownOf, type Known } from './known';
import { redacted } from './redacted';

// Kept, because every text needs it and the environment of this process does not change.
let known: Known | undefined;

/** A text that people may see: without the secrets of this process's environment or anything that looks like a secret, and with `~` for the home folder. */
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
