import { test } from 'node:test';
import { expect } from 'chai';
import { isOneCommandInside, isStarting, onceStarted } from './not-started';

const EARLY = [
  'error: unable to upgrade connection: container not found ("web")',
  'Error from server (BadRequest): pod web does not have a host assigned',
  'Error from server (BadRequest): container "web" in pod "web" is waiting to start: ContainerCreating',
];

test('a container that has not started yet is known by what kubectl says', () => {
  for (const output of EARLY) expect(isStarting({ exitCode: 1, output }), output).to.equal(true);
  for (const output of ['cat: a.txt: No such file or directory\ncommand terminated with exit code 1', 'error: cannot exec into a container in a completed pod; current phase is Succeeded', 'Error from server (NotFound): pods "web" not found']) expect(isStarting({ exitCode: 1, output }), output).to.equal(false);
  expect(isStarting({ exitCode: 0, output: EARLY[2] ?? '' })).to.equal(false);
});

test('it is tried again until the container has started, and then no more', async () => {
  const tries: number[] = [];
  const last = await onceStarted(() => Promise.resolve(tries.push(0)), (count) => count < 3);
  expect(last).to.equal(3);
  expect(tries).to.have.length(3);
});

test('only one command inside a container is typed again: what stands beside it has been carried out', () => {
  for (const text of ['kubectl exec web -- touch /tmp/a', 'kubectl exec -it web -c log -- sh -c "echo a > /tmp/a"', 'kubectl -n shop cp a.txt web:/tmp']) expect(isOneCommandInside(text), text).to.equal(true);
  for (const text of ['kubectl apply -f a.yaml; kubectl exec web -- touch /tmp/a', 'kubectl exec web -- cat /tmp/a > a.txt', 'kubectl exec web -- cat /tmp/a | tee a.txt', 'kubectl delete pod web', 'docker exec web touch /tmp/a']) expect(isOneCommandInside(text), text).to.equal(false);
});
