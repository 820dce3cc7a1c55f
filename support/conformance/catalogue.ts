import { PickleStepType, type Pickle } from '@cucumber/messages';
import { stringify } from 'yaml';
import { dryRun } from '../catalogue/dry-run';
import { taskIdOf, type Lab } from '../lab/lab';
import { labOfFeature, loadLab } from '../lab/load-lab';
import { codename } from './report';

/** A test as Kubernetes' own conformance.yaml describes one. */
export interface ConformanceTest {
  testname: string;
  codename: string;
  description: string;
  /** The version of labspec that had it first. */
  release: string;
  file: string;
}

const FIRST_RELEASE = 'v0.1';
const HEAD = '# The tests of `labspec conformance`. Made by `npm run conformance-catalogue` from the features; a test fails when it is stale.\n';

/** A test for each task of the lab, from its scenarios. */
export async function collectTests(): Promise<ConformanceTest[]> {
  const { messages } = await dryRun();
  const pickles = messages.flatMap(({ pickle }) => pickle ?? []);
  const name = labOfFeature(pickles[0]?.uri ?? '');
  return loadLab(name).tasks.map((task) => testOf(name, task, pickles.filter(({ tags }) => taskIdOf(tags) === task.id)));
}

export function printTests(tests: readonly ConformanceTest[]): string {
  return HEAD + stringify(tests, { lineWidth: 140 });
}

function testOf(lab: string, { id, title }: Lab['tasks'][number], scenarios: readonly Pickle[]): ConformanceTest {
  return { testname: title, codename: codename(lab, id), description: scenarios.map(inWords).join('\n'), release: FIRST_RELEASE, file: scenarios[0]?.uri ?? '' };
}

/** `Every node has the image. After "I load the image into kind": every node MUST have ...`: what a When leads to, as an obligation. */
function inWords({ name, steps }: Pickle): string {
  const after = steps.filter(({ type }) => type === PickleStepType.ACTION).map(({ text }) => text);
  const thens = steps.filter(({ type }) => type === PickleStepType.OUTCOME).map(({ text }) => text);
  return `${name}. ${after.length > 0 ? `After: ${after.join('; ')}. ` : ''}It MUST hold: ${thens.join('; ')}.`;
}
