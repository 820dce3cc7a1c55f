import { z } from 'zod';
import { firstProblem } from './first-problem';
import { PROFILES } from './profiles';
import type { TaskResult } from '../../results/task-results';

const test = z.strictObject({ codename: z.string().describe('As in docs/conformance.yaml'), title: z.string() });
const notPassed = test.extend({
  verdict: z.enum(['failed', 'error', 'not checked']).describe('failed: the cluster does not do what the lab needs; error: that could not be told; not checked: a test that this one starts from has not passed'),
  cause: z.string().nullable(),
  reason: z.string(),
  seen: z.string().nullable(),
});

const profileSchema = z.strictObject({
  name: z.enum(PROFILES).describe('core: the tasks of the lab; extended: what labs may use beyond it'),
  lab: z.strictObject({ name: z.string(), digest: z.string().describe('sha256 of lab.yaml and the features: the same for the same tests') }).describe('Whose tasks are the tests'),
  result: z.enum(['success', 'failure', 'unknown']).describe('unknown: something could not be told, and nothing failed'),
  summary: z.string(),
  statistics: z.strictObject({ passed: z.int().nonnegative(), failed: z.int().nonnegative(), error: z.int().nonnegative(), notChecked: z.int().nonnegative(), skipped: z.int().nonnegative() }),
  passedTests: z.array(test),
  failedTests: z.array(notPassed).describe('All that have not passed'),
  skippedTests: z.array(test).describe('What is not about a cluster; never counted as passed'),
});

const nodeSchema = z.strictObject({ name: z.string(), kubelet: z.string(), runtime: z.string(), kernel: z.string(), os: z.string(), architecture: z.string() });

/** What `labspec conformance` writes; docs/conformance.schema.json is made from it by `npm run schema`. */
export const reportSchema = z
  .strictObject({
    apiVersion: z.literal('conformance.labspec/v1alpha2'),
    kind: z.literal('LabConformanceReport'),
    date: z.iso.datetime().describe('When the run began'),
    implementation: z.strictObject({ distribution: z.string().nullable(), version: z.string().nullable(), contact: z.string().nullable() }).describe('As given by who ran it'),
    lab: z.strictObject({ name: z.string(), title: z.string() }),
    environment: z.strictObject({
      versions: z.record(z.string(), z.string()).describe('Of labspec, Node.js, Docker, kind and Kubernetes, and the images’ digests, as far as they are used'),
      nodes: z.array(nodeSchema),
    }),
    profiles: z.array(profileSchema),
  })
  .meta({ title: 'LabConformanceReport', description: 'Whether a cluster can host a lab: the output of `labspec conformance`' });

export type ConformanceReport = z.infer<typeof reportSchema>;
export type Profile = z.infer<typeof profileSchema>;
export type NodeFacts = z.infer<typeof nodeSchema>;

/** `understanding-pods/task-09`. */
export function codename(lab: string, task: number): string {
  return `${lab}/task-${String(task).padStart(2, '0')}`;
}

/**
 * @param results of the tests that were run
 * @param skipped tests that are not about this cluster
 */
export function profileOf({ name, lab }: Pick<Profile, 'name' | 'lab'>, results: readonly TaskResult[], skipped: readonly { id: number; title: string }[]): Profile {
  const named = ({ id, title }: { id: number; title: string }) => ({ codename: codename(lab.name, id), title });
  const count = (verdict: TaskResult['verdict']): number => results.filter((result) => result.verdict === verdict).length;
  const statistics = { passed: count('passed'), failed: count('failed'), error: count('error'), notChecked: count('not checked'), skipped: skipped.length };
  return {
    name,
    lab,
    ...resultOf(statistics),
    statistics,
    passedTests: results.filter(({ verdict }) => verdict === 'passed').map(named),
    failedTests: results.flatMap((result) => (result.verdict === 'passed' ? [] : [{ ...named(result), verdict: result.verdict, ...firstProblem(result) }])),
    skippedTests: skipped.map(named),
  };
}

/** The result of all profiles: one failure makes it a failure, and one unknown result makes it unknown. */
export function resultOfAll(profiles: readonly Profile[]): Profile['result'] {
  const results = profiles.map(({ result }) => result);
  return results.includes('failure') ? 'failure' : results.includes('unknown') || results.length === 0 ? 'unknown' : 'success';
}

function resultOf({ passed, failed, error, notChecked }: Profile['statistics']): Pick<Profile, 'result' | 'summary'> {
  if (failed > 0) return { result: 'failure', summary: `${failed} of ${passed + failed + error + notChecked} tests failed` };
  if (error + notChecked > 0 || passed === 0) return { result: 'unknown', summary: `${error + notChecked} of ${passed + error + notChecked} tests could not be judged` };
  return { result: 'success', summary: `All ${passed} tests passed` };
}
