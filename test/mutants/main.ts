import { parseArgs } from 'node:util';
import { AuthorError, messageOf } from '../../support/errors/errors';
import type { Outcome } from './judge';
import { recordObserved } from './record-observed';
import { isRight, LANES, printOutcome, printScore } from './score';
import { acceptedLabs, brokenLabs, type Mutant } from './mutant';
import { checkMutants } from './check-mutants';

// `npm run mutants [-- NAME ...]`: how often labspec is right about labs that are wrong and labs that are right.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    /** A folder with `broken` and `accepted` labs, for example by someone who does not know the rules. */
    from: { type: 'string' },
    lanes: { type: 'string', default: String(LANES) },
    /** Whether the run carries out labspec's next step. */
    cure: { type: 'boolean', default: true },
    /** Shows labspec's messages also where they are right. */
    messages: { type: 'boolean', default: false },
    /** Keeps the observations, for the tests of the diagnosis. */
    record: { type: 'boolean', default: false },
  },
});

async function main(): Promise<boolean> {
  const start = performance.now();
  const outcomes = await checkMutants(chosen(), { lanes: Number(values.lanes), tries: () => values.cure, told: tell });
  process.stdout.write(printScore(outcomes, (performance.now() - start) / 1000));
  return outcomes.every(isRight);
}

function tell(outcome: Outcome): void {
  process.stdout.write(printOutcome(outcome));
  if (values.messages && isRight(outcome) && outcome.said) process.stdout.write(`${outcome.said.replaceAll(/^/gm, '       ')}\n`);
  if (values.record) recordObserved(outcome);
}

/** All labs, or those with the given names. @throws AuthorError for an unknown name */
function chosen(): Mutant[] {
  const all = [...brokenLabs(values.from), ...acceptedLabs(values.from)];
  const unknown = positionals.filter((name) => !all.some((mutant) => mutant.name === name));
  if (unknown.length > 0) throw new AuthorError({ reason: `There is no lab called ${unknown.join(', ')}`, subject: 'fixtures/broken, fixtures/accepted' });
  return positionals.length > 0 ? all.filter(({ name }) => positionals.includes(name)) : all;
}

main().then(
  (right) => (process.exitCode = right ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exitCode = 1;
  },
);
