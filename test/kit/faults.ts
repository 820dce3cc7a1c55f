import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect } from 'chai';
import { clusterState } from '../../support/platform/clusters/kind/cluster-state';
import type { Lab } from '../../support/lab/lab';
import { until } from '../../support/wait/wait-for';
import { notPassed, runLab, type LabRunResult } from './run-lab';

const BACK_SECONDS = 180;

export interface Fault {
  fault(): Promise<unknown>;
  /** Undoes it. */
  mend(): Promise<unknown>;
  /** The fault comes once the run has printed this. */
  at: RegExp;
}

/** Arguments of cucumber-js that choose these tasks. */
export function tasks(...ids: number[]): string[] {
  return ['--tags', ids.map((id) => `@task-${String(id).padStart(2, '0')}`).join(' or ')];
}

/** Runs the lab, and does something to the environment meanwhile. Nothing may hang, labspec may not blame the work, and the cluster must recover. */
export async function runWith(lab: Lab, { fault, mend, at }: Fault, args: string[]): Promise<LabRunResult> {
  let done: Promise<unknown> | undefined;
  const onOutput = (said: string): void => {
    if (at.test(said)) done ??= fault();
  };
  const result = await runLab({ args, onOutput });
  expect(done, `the run has printed ${String(at)}:\n${result.output}`).not.to.equal(undefined);
  try {
    await done;
  } finally {
    await mend();
    await clusterIsBack(lab);
  }
  // The run ended by itself, within the deadlines of its steps.
  expect(result.exitCode, result.output).to.be.a('number');
  expectNoBlame(result.verdicts);
  return result;
}

export function expectNoBlame(verdicts: LabRunResult['verdicts']): void {
  expect(notPassed(verdicts).filter((line) => /^\d+ failed/.test(line))).to.deep.equal([]);
}

/**
 * A PATH on which a shell script comes before the program of the same name. The script itself finds the program under that name.
 * @param folder for the script
 */
export function pathWith(folder: string, program: string, script: string): string {
  const own = mkdtempSync(join(folder, 'bin-'));
  const file = join(own, program);
  writeFileSync(file, `#!/bin/sh\nPATH="\${PATH#*:}"\n${script}\n`);
  chmodSync(file, 0o755);
  return [own, process.env['PATH']].join(delimiter);
}

async function clusterIsBack({ cluster }: Lab): Promise<void> {
  const state = await until(() => clusterState(cluster), ({ healthy }) => healthy, { within: BACK_SECONDS, every: 2 });
  expect(state.healthy, state.reason).to.equal(true);
}
