import { test } from 'node:test';
import { expect } from 'chai';
import { lintUnknownValues } from './lint-unknown-values';

const step = (text: string, typed?: string, isThen = false) => ({ text, line: 4, isThen, definitions: 1, things: [], typed });
const found = (...steps: ReturnType<typeof step>[]) => lintUnknownValues([{ file: 'one.feature', line: 3, name: 'One', task: 1, isScene: false, steps }]).map(({ reason }) => reason);

test('a value of a line that acts is not known to a look, nor to a Then', () => {
  const reason = 'A check of a reader\'s work does not know $id: it comes from a line that acts (id=$(docker run -d nginx))';
  expect(found(step('I run "..."', 'id=$(docker run -d nginx)'), step('I run "..."', 'docker logs $id'))).to.deep.equal([reason]);
  expect(found(step('I run "..."', 'docker run -d nginx'), step('I remember the output as "id"'), step('I see "$id"', undefined, true))).to.have.lengthOf(1);
});

test('it is known where what needs it acts, too, where a look sets it, and in a look of its own', () => {
  expect(found(step('I run "..."', 'id=$(docker run -d nginx)'), step('I run "..."', 'docker rm -f $id'))).to.deep.equal([]);
  expect(found(step('I run "..."', 'ip=$(kubectl get pod web -o jsonpath={.status.podIP})'), step('I run "..."', 'curl $ip'))).to.deep.equal([]);
  expect(found(step('I run "..."', 'kubectl get pod web -o name'), step('I remember the output as "pod"'), step('I see "$pod"', undefined, true))).to.deep.equal([]);
});
