import { describe, test } from 'node:test';

type Body = () => Promise<void> | void;

/** False in `npm test`; true in `npm run test:all`, and if files are named. */
export const runsAll = process.env['LABSPEC_TESTS'] !== 'promises';

/** False in `npm run test:all` too: true only if files are named. */
export const runsEverything = runsAll && process.env['LABSPEC_TESTS'] !== 'all';

/** A further case of what another test proves once: `npm test` skips it, `npm run test:all` runs it. */
export function more(name: string, body: Body): void {
  if (runsAll) void test(name, body);
}

/** The same for many cases. */
export function moreOf(name: string, body: () => void): void {
  if (runsAll) void describe(name, body);
}
