import { PickleStepType, type Pickle } from '@cucumber/messages';
import { stringify } from 'yaml';
import { dryRun } from '../cucumber/dry-run';
import { taskIdOf, type Lab } from '../../lab/lab';
import { chosenLab, labOfFeature, loadLab } from '../../lab/load-lab';
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

/** A test for each task of the lab, and of the one beyond it, from its scenarios. */
export async function collectTests(): Promise<ConformanceTest[]> {
  const { messages } = await dryRun();
  const pickles = messages.flatMap(({ pickle }) => pickle ?? []);
  const labs = [chosenLab(), loadLab().extended ?? []].flat();
  return labs.flatMap((lab) => loadLab(lab).tasks.map((task) => testOf(lab, task, pickles.filter(({ tags, uri }) => labOfFeature(uri) === lab && taskIdOf(tags) === task.id))));
}

export function printTests(tests: readonly ConformanceTest[]): string {
  return HEAD + stringify(tests, { lineWidth: 140 });
}

function testOf(lab: string, { id, title }: Lab['tasks'][number], scenarios: readonly Pickle[]): ConformanceTest {
  return { testname: title, codename: codename(lab, id), description: scenarios.map(inWords).join('\n'), release: FIRST_RELEASE, file: scenarios[0]?.uri ?? '' };
}

/** `Every node has the image. After "I load the image into kind" it MUST hold: every node has ...`: what a When leads to, as an obligation. */
function inWords({ name, steps }: Pickle): string {
  let words = `${name}.`;
  let last: PickleStepType | undefined;
  for (const { type, text } of steps) {
    if (type === PickleStepType.ACTION) words += last === type ? `; ${text}` : `${last === PickleStepType.OUTCOME ? '.' : ''} After: ${text}`;
    if (type === PickleStepType.OUTCOME) words += last === type ? `; ${text}` : `${last === PickleStepType.ACTION ? '.' : ''} It MUST hold: ${text}`;
    last = type;
  }
  return `${words}.`;
}
