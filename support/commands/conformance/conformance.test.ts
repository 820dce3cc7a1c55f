import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020';
import { expect } from 'chai';
import { parseDocument } from 'yaml';
import { runCommand } from '../../system/command/run-command';
import { packageFolder } from '../../system/files/project';
import { resultOf, type TaskResult } from '../../results/task-results';
import type { Problem } from '../../errors/errors';
import { collectTests, printTests } from './catalogue';
import { asMarkdown, asText, compare } from './compare';
import { profileOf, resultOfAll, type ConformanceReport, type Profile } from './report';
import { summaryOf } from './summary';
import { conformanceSchema, conformanceSchemaFile } from './schema';

const task = (id: number, verdict: TaskResult['verdict'], told: Problem[] = []): TaskResult => resultOf({ id, title: `Task | ${id}` }, verdict, told);
const CORE = { name: 'core', lab: { name: 'lab', digest: 'sha256:1' } } as const;
const TOLD = { reason: 'Pod hello does not run', seen: 'ErrImageNeverPull', cause: 'image-not-on-nodes' };

function reportOf(core: Profile, versions: Record<string, string> = { Kubernetes: 'v1.34.3' }): ConformanceReport {
  return {
    apiVersion: 'conformance.labspec/v1alpha2', kind: 'LabConformanceReport', date: '2026-11-25T12:00:00.000Z',
    implementation: { distribution: null, version: null, contact: null },
    lab: { name: 'lab', title: 'Lab' },
    environment: { versions, nodes: [] },
    profiles: [core],
  };
}

test('docs/conformance.yaml and docs/conformance.schema.json are what npm writes', async () => {
  expect(readFileSync(join(packageFolder, 'docs/conformance.yaml'), 'utf8')).to.equal(printTests(await collectTests()));
  expect(readFileSync(conformanceSchemaFile, 'utf8')).to.equal(conformanceSchema());
});

test('all passed is success; what is about no cluster is skipped, and not counted as passed', () => {
  const core = profileOf(CORE, [task(8, 'passed'), task(9, 'passed')], [{ id: 1, title: 'Local' }]);
  expect(core).to.deep.include({ result: 'success', summary: 'All 2 tests passed', statistics: { passed: 2, failed: 0, error: 0, notChecked: 0, skipped: 1 } });
  expect(core.skippedTests).to.deep.equal([{ codename: 'lab/task-01', title: 'Local' }]);
});

test('one that failed is failure, with its cause; what could not be judged, or nothing at all, is unknown', () => {
  const core = profileOf(CORE, [task(8, 'passed'), task(9, 'failed', [TOLD]), task(10, 'not checked'), task(11, 'error')], []);
  expect(core.result).to.equal('failure');
  expect(core.failedTests[0]).to.deep.equal({ codename: 'lab/task-09', title: 'Task | 9', verdict: 'failed', cause: 'image-not-on-nodes', reason: 'Pod hello does not run', seen: 'ErrImageNeverPull' });
  expect(profileOf(CORE, [task(8, 'passed'), task(9, 'error')], []).result).to.equal('unknown');
  expect(profileOf(CORE, [task(8, 'passed'), task(9, 'not checked')], []).result).to.equal('unknown');
  expect(profileOf(CORE, [], []).result).to.equal('unknown');
});

test('of two profiles: one failure is failure, one that could not be told leaves it untold', () => {
  const [good, bad, unknown] = [[task(8, 'passed')], [task(8, 'failed')], [task(8, 'error')]].map((results) => profileOf(CORE, results, []));
  expect(resultOfAll([good, good].flatMap((profile) => profile ?? []))).to.equal('success');
  expect(resultOfAll([unknown, bad].flatMap((profile) => profile ?? []))).to.equal('failure');
  expect(resultOfAll([good, unknown].flatMap((profile) => profile ?? []))).to.equal('unknown');
  expect(resultOfAll([])).to.equal('unknown');
});

test('a report is as its schema says, and one with another key is not', () => {
  const valid = new Ajv2020({ validateFormats: false }).compile(JSON.parse(conformanceSchema()) as object);
  const report = reportOf(profileOf(CORE, [task(8, 'passed'), task(9, 'failed', [TOLD])], []));
  expect(valid(report), JSON.stringify(valid.errors)).to.equal(true);
  expect(valid({ ...report, extra: 1 })).to.equal(false);
});

test('two reports: what got better, what worse, and what else differs', () => {
  const old = reportOf(profileOf(CORE, [task(8, 'passed'), task(9, 'passed'), task(10, 'failed', [{ reason: 'No log' }])], []), { Kubernetes: 'v1.33.1' });
  const now = reportOf(profileOf(CORE, [task(8, 'failed', [TOLD]), task(10, 'passed')], [{ id: 9, title: 'Task | 9' }]));
  const found = compare(old, now);
  expect(found.better.map(({ codename }) => codename)).to.deep.equal(['lab/task-10']);
  // A test that is not run any more is no pass.
  expect(found.worse.map(({ codename, after }) => `${codename} ${after}`)).to.deep.equal(['lab/task-08 failed', 'lab/task-09 not run']);
  expect(found.differences).to.deep.equal(['Kubernetes: v1.33.1 -> v1.34.3']);
  expect(asText(found)).to.contain('✗ lab/task-08  Task | 8: passed -> failed\n    Pod hello does not run').and.contain('Kubernetes: v1.33.1 -> v1.34.3');
  expect(asMarkdown(found)).to.contain('2 worse, 1 better').and.contain('| ❌ | Task \\| 8 (`lab/task-08`) | passed | failed | Pod hello does not run |');
});

test('a report is no worse than itself', () => {
  const same = reportOf(profileOf(CORE, [task(8, 'passed'), task(9, 'failed', [TOLD])], []));
  expect(compare(same, same)).to.deep.equal({ better: [], worse: [], differences: [] });
  expect(asText(compare(same, same))).to.equal('No test got better or worse.');
});

test('the summary tells the result, and each test that has not passed', () => {
  const summary = summaryOf(reportOf(profileOf(CORE, [task(8, 'passed'), task(9, 'failed', [TOLD])], [])));
  expect(summary).to.contain('### Lab on Kubernetes v1.34.3').and.contain('❌ **core: failure**. 1 of 2 tests failed').and.contain('| Task \\| 9 (`lab/task-09`) | failed | Pod hello does not run |');
});

test('what the recipes for CI call is there', async () => {
  const folder = join(packageFolder, 'docs/ci');
  const calls = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').match(/npx labspec [^'\n]+/g) ?? []);
  expect(calls.length).to.be.above(3);
  for (const call of calls) {
    const [, , command = '', ...words] = call.split(' ');
    const { stdout } = await runCommand(process.execPath, [join(packageFolder, 'support/commands/labspec.js'), command, '--help']);
    expect(stdout, call).to.contain(`labspec ${command}`);
    for (const option of words.filter((word) => word.startsWith('--'))) expect(stdout, call).to.contain(`${option} `);
  }
  for (const name of ['github-actions.yaml', 'github-actions-lab.yaml', 'gitlab-ci.yaml']) expect(parseDocument(readFileSync(join(folder, name), 'utf8')).errors, name).to.deep.equal([]);
});
