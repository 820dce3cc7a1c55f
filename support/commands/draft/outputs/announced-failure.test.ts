import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

const MAKE = ['## 1. Open', ...block('kubectl run till --image=busybox:1 -- sleep 600', 'kubectl expose pod till --port=80 --name=bank')];
const ASK = 'kubectl exec till -- wget -qO- -T 2 http://bank';
const drafted = (...lines: string[]): string[] => featureLines(draftText(['# Shop', ...MAKE, ...lines]));
const isDoubted = (...lines: string[]): boolean => drafted(...lines).join('\n').includes('say what must be seen, for the text says');

describe('a line that the text announces to fail', () => {
  for (const heading of ['Ask the bank (should DENY)', 'The bank must be blocked', 'The bank (BLOCKED)', 'The till will time out', 'The bank must not answer'])
    test(`by its heading: ${heading}`, () => {
      expect(isDoubted(`## 2. ${heading}`, ...block(ASK))).to.equal(true);
      expect(isDoubted('## 2. Ask', `### ${heading}`, ...block(ASK))).to.equal(true);
      expect(isDoubted('## 2. Ask', ...block(`# ${heading}`, ASK, '# And then', 'kubectl get pods'))).to.equal(true);
    });

  for (const heading of ['Ask the bank (should ALLOW)', 'Fix the blocked till', 'The bank must not be blocked', 'It should never time out', 'Deny all, and look', 'Why the till failed', 'A timeout of 2 seconds'])
    test(`is none: ${heading}`, () => {
      expect(isDoubted(`## 2. ${heading}`, ...block(ASK))).to.equal(false);
      expect(isDoubted('## 2. Ask', ...block(`# ${heading}`, ASK))).to.equal(false);
    });

  test('by what its block says below it, and not by what it says of the next line', () => {
    expect(isDoubted('## 2. Ask', ...block(ASK, '# Expected: timeout'))).to.equal(true);
    expect(isDoubted('## 2. Ask', ...block(ASK, '# this must be refused', 'kubectl delete pod till'))).to.equal(false);
  });

  test('is not said to end well by the only Then of its task', () => {
    expect(drafted('## 2. Ask the bank (should DENY)', ...block(ASK)).slice(-5)).to.include('I look with "ls"');
    expect(drafted('## 2. Ask the bank', ...block(ASK)).slice(-5)).to.include('the exit code is 0').and.not.to.include('I look with "ls"');
  });
});

test('what is refused is not there', () => {
  const lines = drafted('## 2. Try a Pod that violates the limits', ...block('kubectl run big --image=busybox:1 -- sleep 600'));
  expect(lines.join('\n')).to.include('say what must be seen, for the text says: 2. Try a Pod').and.not.to.include('pod "big" exists');
});

test('what finds mistakes before they are made is not said to fail', () => {
  expect(isDoubted('## 2. Look', ...block('kubectl run big --image=busybox:1 --dry-run=client'), 'It catches errors of spelling before anything is made.')).to.equal(false);
  expect(isDoubted('## 2. Look', ...block('kubectl run big --image=busybox:1 --dry-run=client'), 'It prints an error.')).to.equal(true);
});
