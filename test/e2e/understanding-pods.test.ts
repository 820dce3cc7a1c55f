import { before, describe, test } from 'node:test';
import type { Envelope } from '@cucumber/messages';
import { expect } from 'chai';
import { loadLab } from '../../support/lab/load-lab';
import { readVerdicts } from '../../support/results/read-verdicts';
import { WarmLab } from '../kit/warm-lab';
import { notPassed, runLab, type LabRunResult } from '../kit/run-lab';
import { traces } from '../kit/traces';

const lab = loadLab();
const ALL = lab.tasks.map(({ id }) => id);

/** Of a whole run that passes. */
const LARGEST_PAGE = 3_000_000;

describe('the lab Understanding Pods', () => {
  test('all 18 tasks pass, and the machine is as it was before', async () => {
    const before = await traces(lab);
    const result = await runLab();
    expectAllPass(result, ALL);
    expect(result.exitCode).to.equal(0);
    expect(result.output).to.contain('18 tasks: 18 passed');
    expect(await traces(lab)).to.deep.equal(before);
    expect(result.report.html.includes('Every node has the image'), 'the page has the scenarios').to.equal(true);
    expect(result.report.html.includes('$ kubectl create -f pod.yaml'), 'the page has the transcripts').to.equal(true);
    expect(result.report.html.length, 'bytes of the page').to.be.below(LARGEST_PAGE);
    expect(result.report.junit).to.match(/<testsuite [^>]*failures="0"/).and.to.contain('Every node has the image');
  });

  test('a second run, in random order and through the API instead of kubectl, passes and does not repeat what already holds', async () => {
    const result = await runLab({ args: ['--order', 'random'], worldParameters: { kubectl: 'api' } });
    expectAllPass(result, ALL);
    // Only the tasks themselves build and load; no Given has to.
    expect(result.transcript.match(/^\$ docker build /gm)).to.have.length(1);
    expect(result.transcript.match(/^\$ kind load docker-image ubuntu/gm)).to.have.length(1);
  });

  test('without a Docker engine, tasks 1 to 4 and 15 run, and the others say how to get one', async () => {
    const result = await runLab({ env: { DOCKER_HOST: 'unix:///there-is-no-such-socket' } });
    const withVerdict = (wanted: string) => [...result.verdicts].filter(([, { verdict }]) => verdict === wanted).map(([id]) => id);
    expect(withVerdict('passed'), result.output).to.deep.equal([1, 2, 3, 4, 15]);
    expect(withVerdict('error')).to.deep.equal([5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 18]);
    expect(result.output).to.contain('The Docker engine does not answer').and.to.contain('npx labspec up');
    expect(result.exitCode).to.equal(1);
  });
});

describe('each task alone reaches what it needs', () => {
  let warm: WarmLab;
  before(async () => {
    warm = await WarmLab.load();
  });

  for (const { id, title } of lab.tasks) {
    test(`task ${id}: ${title}`, async () => {
      const messages: Envelope[] = [];
      await warm.run((message) => messages.push(message), tag(id));
      const verdicts = readVerdicts(messages);
      expectAllPass({ verdicts, output: '' }, [id]);
    });
  }
});

function expectAllPass({ verdicts, output }: Pick<LabRunResult, 'verdicts' | 'output'>, tasks: number[]): void {
  expect(notPassed(verdicts), output).to.deep.equal([]);
  expect([...verdicts.keys()]).to.deep.equal(tasks);
}

function tag(id: number): string {
  return `@task-${String(id).padStart(2, '0')}`;
}
