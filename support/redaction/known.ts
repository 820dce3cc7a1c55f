import { isPlain, isSecretVariable } from './secret-names';

/** Texts known to be secret or private on this machine, whatever they look like. */
export interface Known {
  /** Secret texts with their descriptions. */
  values: readonly { what: string; text: string }[];
  /** All paths of the home folder: it often contains a person's name. */
  homes: readonly string[];
}

/** The environment variable with further secret texts, one per line. */
export const LISTED = 'LABSPEC_REDACT';

/** Shorter values occur in ordinary text by chance. */
const SHORTEST = 6;

/** @param env variables by name: those with names that look secret, and the texts in LABSPEC_REDACT, stay out of reports */
export function knownOf(env: Readonly<Record<string, string | undefined>>, homes: readonly string[]): Known {
  const listed = (env[LISTED] ?? '').split('\n').map((line) => line.trim()).filter(Boolean);
  const variables = Object.entries(env).flatMap(([name, value = '']) => (name !== LISTED && isSecretVariable(name, value) && isWorthHiding(value) ? [{ what: `value of ${name}`, text: value.trim() }] : []));
  const values = [...variables, ...listed.map((text) => ({ what: `listed in ${LISTED}`, text }))];
  return {
    // The longest first, because one may be part of another.
    values: values.flatMap(({ what, text }) => spellings(text).map((spelling) => ({ what, text: spelling }))).sort((a, b) => b.text.length - a.text.length),
    homes: homes.filter((home) => home.length > 1),
  };
}

function isWorthHiding(value: string): boolean {
  return value.length >= SHORTEST && !isPlain(value);
}

/** The spellings of a text: as it is, in JSON, in a URL, in a Secret. */
function spellings(text: string): string[] {
  return [...new Set([text, JSON.stringify(text).slice(1, -1), encodeURIComponent(text), Buffer.from(text).toString('base64')])];
}
