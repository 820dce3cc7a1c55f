import { isPlain, isSecretVariable } from './secret-names';

/** What is known to be secret, or private, on this machine, whatever it looks like. */
export interface Known {
  /** Texts, and what they are. */
  values: readonly { what: string; text: string }[];
  /** The home folder, by all of its paths: its name is often that of a person. */
  homes: readonly string[];
}

/** The environment variable with further texts that nobody should read, a line each. */
export const LISTED = 'LABSPEC_REDACT';

/** Shorter ones are in any text. */
const SHORTEST = 6;

/** @param env variables by name, of which those that look secret are kept from reports, and those that LABSPEC_REDACT lists */
export function knownOf(env: Readonly<Record<string, string | undefined>>, homes: readonly string[]): Known {
  const listed = (env[LISTED] ?? '').split('\n').map((line) => line.trim()).filter(Boolean);
  const variables = Object.entries(env).flatMap(([name, value = '']) => (name !== LISTED && isSecretVariable(name, value) && isWorthHiding(value) ? [{ what: `value of ${name}`, text: value.trim() }] : []));
  const values = [...variables, ...listed.map((text) => ({ what: `listed in ${LISTED}`, text }))];
  return {
    // The longest first: one may be a part of another.
    values: values.flatMap(({ what, text }) => spellings(text).map((spelling) => ({ what, text: spelling }))).sort((a, b) => b.text.length - a.text.length),
    homes: homes.filter((home) => home.length > 1),
  };
}

function isWorthHiding(value: string): boolean {
  return value.length >= SHORTEST && !isPlain(value);
}

/** A text as it is also written: in JSON, in a URL, in a Secret. */
function spellings(text: string): string[] {
  return [...new Set([text, JSON.stringify(text).slice(1, -1), encodeURIComponent(text), Buffer.from(text).toString('base64')])];
}
