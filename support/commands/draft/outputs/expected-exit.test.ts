import { expect } from 'chai';
import { describe, test } from 'node:test';
import { expectedExit, mayFindNothing } from './expected-exit';

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
      expect(expectedExit(text).map((step) => step.text)).to.deep.equal([`the exit code is ${code}`]);
    });

  test('is none of a line that shows what differs', () => {
    expect(expectedExit('kubectl diff -f till.yaml')).to.deep.equal([]);
  });

  test('is none of a line that ends what may be gone', () => {
    for (const text of ['kill $TILL 2>/dev/null', 'kubectl delete pod till &> /dev/null', 'docker rm -f till >& /dev/null']) expect(expectedExit(text), text).to.deep.equal([]);
    for (const text of ['kubectl delete pod till > /dev/null', 'curl till 2>/dev/null', 'kubectl get pods 2>/dev/null | grep till', 'kubectl get pods 2>/dev/null && date']) expect(expectedExit(text), text).to.have.length(1);
  });
});

test('a description has probes with a capital letter, and the word alone', () => {
  for (const words of ['liveness', '-A5 "Readiness probe"', '-i livenessProbe', "-A 3 'startup'"]) expect(mayFindNothing(`kubectl describe pod till | grep ${words}`), words).to.equal(true);
  for (const words of ['Liveness', '-i liveness', '-A 3 -i readiness', 'Image']) expect(mayFindNothing(`kubectl describe pod till | grep ${words}`), words).to.equal(false);
});

test('a job that is ended may be gone', () => {
  expect(expectedExit('kill %1')).to.deep.equal([]);
});

test('a name that is looked up is seen, for busybox fails where one of several domains does not know it', () => {
  for (const text of ['nslookup till', 'kubectl exec till -- nslookup shop.sales']) expect(expectedExit(text).map((step) => step.text), text).to.deep.equal(['the output matches "[Nn]ame(?::| =)"']);
  expect(expectedExit('nslookup till | grep Address').map((step) => step.text)).to.deep.equal(['the exit code is 0']);
});
