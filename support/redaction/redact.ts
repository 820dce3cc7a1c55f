import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { knownOf } from './known';
import { redacted } from './redacted';

/** A text as it may be told: without the secrets of this process' environment and whatever looks like one, and with `~` for the home folder. */
export function redact(text: string): string {
  return redacted(text, knownOf(process.env, homes()));
}

function homes(): string[] {
  const home = homedir();
  try {
    return [...new Set([home, realpathSync(home)])];
  } catch {
    return [home];
  }
}
