import { parseArgs } from 'node:util';
import { AuthorError, messageOf } from '../../errors/errors';

/** How a log is read, as the API calls it. */
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

/** @param text options of `kubectl logs` @throws AuthorError for one that is not known here */
export function logOptions(text = ''): LogOptions {
  const { container, 'limit-bytes': limit, tail, ...flags } = parse(text.split(' ').filter(Boolean));
  return { ...flags, ...(container === undefined ? {} : { container }), ...(limit === undefined ? {} : { limitBytes: Number(limit) }), ...(tail === undefined ? {} : { tailLines: Number(tail) }) };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: KNOWN }).values;
  } catch (error) {
    throw new AuthorError({ reason: `kubectl logs: ${messageOf(error)}`, next: `known are: ${Object.keys(KNOWN).map((name) => `--${name}`).join(', ')}` });
  }
}
