import { parseArgs } from 'node:util';
import { AuthorError, messageOf } from '../../errors/errors';

/** How to read a log, with the API's names. */
export interface LogOptions {
  container?: string;
  follow?: boolean;
  limitBytes?: number;
  previous?: boolean;
  tailLines?: number;
  timestamps?: boolean;
}

const KNOWN = {
  container: { type: 'string', short: 'c' },
  follow: { type: 'boolean', short: 'f' },
  'limit-bytes': { type: 'string' },
  previous: { type: 'boolean', short: 'p' },
  tail: { type: 'string' },
  timestamps: { type: 'boolean' },
} as const;

/** @param text options of `kubectl logs` @throws AuthorError for an unknown option */
export function logOptions(text = ''): LogOptions {
  const { container, 'limit-bytes': limit, tail, ...flags } = parse(text.split(' ').filter(Boolean));
  return { ...flags, ...(container === undefined ? {} : { container }), ...(limit === undefined ? {} : { limitBytes: Number(limit) }), ...(tail === undefined ? {} : { tailLines: Number(tail) }) };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: KNOWN }).values;
  } catch (error) {
    throw new AuthorError({ reason: `kubectl logs: ${messageOf(error)}`, next: `the known options are: ${Object.keys(KNOWN).map((name) => `--${name}`).join(', ')}` });
  }
}
