import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { docker } from '../docker/docker-cli';
import { runCommand } from '../command/run-command';
import { loadLab, projectFolder } from '../lab/load-lab';
import { checkSpecimen } from './check-specimen';
import { withLock } from '../tools/lock';
import { SHARED_IMAGE, TRUTH } from './desk';
import { inLanes } from './in-lanes';
import type { Outcome } from './judge';
import { isRight, printOutcome, printScore } from './score';
import { sweep } from './sweep';
import { acceptedLabs, brokenLabs, type Specimen } from './specimen';

// `npm run truth`: how often labspec tells the truth about labs that are wrong and labs that are right.
const LANES = 3;
const { values, positionals } = parseArgs({ allowPositionals: true, options: { lanes: { type: 'string', default: String(LANES) } } });
const lab = loadLab();

async function main(): Promise<boolean> {
  const specimens = chosen();
  return withLock(join(tmpdir(), `${TRUTH}.lock`), { within: 3600 }, async () => {
    await sweep(lab);
    try {
      return await checkAll(specimens);
    } finally {
      await sweep(lab);
    }
  });
}

async function checkAll(specimens: Specimen[]): Promise<boolean> {
  const start = performance.now();
  await prepareImages();
  const told = (outcome: Outcome): void => void process.stdout.write(printOutcome(outcome));
  const together = specimens.filter(({ meanwhile }) => !meanwhile);
  const alone = specimens.filter(({ meanwhile }) => meanwhile);
  const check = (specimen: Specimen): Promise<Outcome> => checkSpecimen(lab, specimen);
  const outcomes = [...(await inLanes(Number(values.lanes), together, check, told)), ...(await inLanes(1, alone, check, told))];
  process.stdout.write(printScore(outcomes, (performance.now() - start) / 1000));
  return outcomes.every(isRight);
}

/** All labs, or those whose names are given. */
function chosen(): Specimen[] {
  const all = [...brokenLabs(), ...acceptedLabs()];
  const unknown = positionals.filter((name) => !all.some((specimen) => specimen.name === name));
  if (unknown.length > 0) throw new Error(`No lab in fixtures/broken or fixtures/accepted is called ${unknown.join(', ')}`);
  return positionals.length > 0 ? all.filter(({ name }) => positionals.includes(name)) : all;
}

/** Builds the image once for all whose mistakes are elsewhere, and loads it and that of the client pod. */
async function prepareImages(): Promise<void> {
  const folder = `${projectFolder}/fixtures/understanding-pods`;
  await must(await docker(['build', '-t', SHARED_IMAGE, folder], { within: 300 }));
  await must(await runCommand('kind', ['load', 'docker-image', `${SHARED_IMAGE}:latest`, `${lab.images.client}:latest`, '--name', lab.cluster.name], { within: 300 }));
}

function must({ exitCode, output }: { exitCode: number | undefined; output: string }): Promise<void> {
  return exitCode === 0 ? Promise.resolve() : Promise.reject(new Error(output));
}

main().then(
  (right) => (process.exitCode = right ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  },
);
