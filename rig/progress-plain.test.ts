import { test } from 'node:test';
import { expect } from 'chai';
import { PlainProgress } from './progress-plain';
import type { Stage } from './stage';

const stage = { name: 'kind', title: 'kind v1', plan: 'kind v1 is built', needs: [], remedy: '' } as unknown as Stage;

test('plain lines say first what will be done, then begin, progress and end of each stage', () => {
  const lines: string[] = [];
  const progress = new PlainProgress((line) => lines.push(line));
  progress.onPlan([stage]);
  progress.onStart(stage);
  progress.onSay(stage, 'go install');
  progress.onEnd(stage, 'done');
  expect(lines).to.deep.equal(['To do:', '  - kind v1 is built', 'kind v1: started', 'kind v1: go install (0 s)', 'kind v1: done after 0 s']);
});

test('a stage that says much fills no log', () => {
  const lines: string[] = [];
  const progress = new PlainProgress((line) => lines.push(line));
  for (let i = 0; i < 1000; i += 1) progress.onSay(stage, `package ${i}`);
  expect(lines).to.have.length(1);
});

test('a stage that was there already needs no time', () => {
  const lines: string[] = [];
  new PlainProgress((line) => lines.push(line)).onEnd(stage, 'there');
  expect(lines).to.deep.equal(['kind v1: there already']);
});
