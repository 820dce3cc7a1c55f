import { describe, test } from 'node:test';

type Body = () => Promise<void> | void;

/** Not in `npm test`, but in `npm run test:all`, and where files are named. */
export const runsAll = process.env['LABSPEC_TESTS'] !== 'promises';

/** A further case of what another test proves once: `npm test` leaves it to `npm run test:all`. */
export function more(name: string, body: Body): void {
  if (runsAll) void test(name, body);
}

/** The same of many cases. */
export function moreOf(name: string, body: () => void): void {
  if (runsAll) void describe(name, body);
}
