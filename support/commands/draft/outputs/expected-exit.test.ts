import { expect } from 'chai';
import { describe, test } from 'node:test';
import { expectedExit } from './expected-exit';

describe('the exit code that a line says itself', () => {
  for (const [text, code] of [
    ["kubectl exec till -- sh -c 'date; exit 3'", 3],
    ['docker exec till /bin/sh -c "exit 4"', 4],
    ["kubectl run till --rm -i --image=busybox -- sh -c 'exit 5'", 5],
    ["kubectl run till --image=busybox -- sh -c 'exit 5'", 0],
    ["sh -c 'exit 6' || true", 0],
    ["sh -c 'echo exit 7'", 7],
    ["sh -c 'test -f till || exit 8; date'", 0],
    ['kubectl get pods', 0],
  ] as const)
    test(`${text}: ${code}`, () => {
      expect(expectedExit(text).text).to.equal(`the exit code is ${code}`);
    });
});
