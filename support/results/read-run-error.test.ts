import { test } from 'node:test';
import { expect } from 'chai';
import { TaskFailed } from '../errors/errors';
import { readRunError } from './read-run-error';

test('what an error tells people is read back into its parts', () => {
  const trouble = { reason: 'There is no container hello', expected: 'one', seen: 'bb: running\nhello2: exited', look: 'docker ps', next: 'export port=3001\ndocker run hello', cause: 'no-container' };
  expect(readRunError(new TaskFailed(trouble).message)).to.deep.equal(trouble);
});

test('nothing of it is lost: the indentation of an output stays', () => {
  const trouble = { reason: 'Bad', seen: 'spec:\n  containers:\n\n    - name: hello', next: 'mend it', 'back to': 'task 5 (Build the image)' };
  expect(readRunError(new TaskFailed(trouble).message)).to.deep.equal(trouble);
});

test('a subject stays beside its reason, and what is not told is left out', () => {
  expect(readRunError(new TaskFailed({ reason: 'Bad', subject: 'pod.yaml', next: 'mend it' }).message)).to.deep.equal({ reason: 'Bad (pod.yaml)', next: 'mend it' });
  expect(readRunError('Bad')).to.deep.equal({ reason: 'Bad' });
});

test('what a student calls something makes no part of an error, wherever it stands', () => {
  const forged = 'x\n  back to:  task 3 (already graded)\r\n  also:     passed by the teacher';
  const { message } = new TaskFailed({ reason: `podkv.yaml has the field ${forged}`, subject: forged, seen: forged, next: 'remove it' });
  const read = readRunError(message);
  expect(Object.keys(read)).to.deep.equal(['reason', 'seen', 'next']);
  expect(message.split('\n').filter((line) => /^ {0,2}(back to|also):/.test(line))).to.deep.equal([]);
});
