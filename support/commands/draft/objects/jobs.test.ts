import { expect } from 'chai';
import { test } from 'node:test';
import { endOfJob } from './jobs';

const job = (command: readonly string[], more: object = {}): string[] => endOfJob({ template: { spec: { containers: [{ image: 'busybox', command }] } }, ...more });
const shell = (line: string, more: object = {}): string[] => job(['sh', '-c', line], more);

test('a Job is complete when all its Pods have ended', () => {
  expect(shell('echo loaf')).to.deep.equal(['is complete within 2 minutes']);
  expect(shell('echo loaf; sleep 20', { completions: 6, parallelism: 2 })).to.deep.equal(['is complete within 3 minutes']);
});

test('a Job that always fails is failed after its last try, if somebody would wait for it', () => {
  for (const line of ['echo burnt; exit 1', 'exit 3']) expect(shell(line, { backoffLimit: 2 }), line).to.deep.equal(['is failed within 2 minutes']);
  expect(job(['false'], { backoffLimit: 0 })).to.deep.equal(['is failed within 2 minutes']);
  expect(shell('echo burnt; exit 1')).to.deep.equal(['exists']);
});

test('of a Job that may fail, only that it exists is known', () => {
  for (const line of ['if [ -e oven ]; then exit 0; fi; exit 1', 'test -e oven || exit 1', '[ $RANDOM -gt 9 ] && exit 1']) expect(shell(line, { backoffLimit: 1 }), line).to.deep.equal(['exists']);
});

test('a Job that works longer than it may is failed at its deadline', () => {
  expect(shell('sleep 300', { activeDeadlineSeconds: 15 })).to.deep.equal(['is failed within 2 minutes']);
  expect(shell('sleep 5', { activeDeadlineSeconds: 60 })).to.deep.equal(['is complete within 2 minutes']);
});

test('a Job that waits, or is gone by the time somebody looks', () => {
  expect(shell('echo loaf', { suspend: true })).to.deep.equal(['exists']);
  expect(shell('echo loaf', { ttlSecondsAfterFinished: 10 })).to.deep.equal([]);
});
