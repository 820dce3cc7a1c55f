import { test } from 'node:test';
import { expect } from 'chai';
import type { GradedTask } from '../../results/score';
import { HOSTILE, EXAMPLES } from '../../../test/kit/graded-examples';
import { oneLine, plain, scoreOf, told } from './text';

const taskOf = (verdict: GradedTask['verdict']): GradedTask => EXAMPLES.mixed.tasks.find((task) => task.verdict === verdict) as GradedTask;

test('what is wrong is told with reason, expected, seen and next, and without the cause, which is for tools', () => {
  expect(told(taskOf('failed'))).to.match(/^The server answers on another port \(port 3000\)\n {2}expected: Hello\n {2}seen: +Grade[^]*\n {2}next: +EXPOSE 3000\n/).and.not.contain('cause:');
  expect(told(taskOf('not checked'))).to.match(/^Not checked: needs task 4\n {2}back to: +task 4/);
  expect(told(taskOf('passed'))).to.equal('');
});

test('an error says that it is to be run again', () => {
  expect(told(taskOf('error'))).to.match(/^labspec could not judge this task\. .* again\.\nNo Docker engine answers/);
});

test('the score in words says what it leaves out', () => {
  expect(scoreOf(EXAMPLES['all passed'])).to.equal('100 of 100 points');
  expect(scoreOf(EXAMPLES['no engine'])).to.equal('100 of 100 points, from the tasks that could be judged; run the check again for the other 75 points');
  expect(scoreOf(EXAMPLES['all in error'])).to.match(/^no score yet/);
});

test('plain text has one kind of line end, no colours and nothing that cannot be shown', () => {
  expect(plain('a\r\nb\rc\u2028d\u0085e\tf')).to.equal('a\nb\nc\nd\ne\tf');
  expect(plain('\u001b[31mred\u001b[0m \u0000 😀 \ud800<\udc00')).to.equal('red \uFFFD 😀 \uFFFD<\uFFFD');
  expect(plain(HOSTILE)).to.match(/^[\n\t\P{C}]*$/u);
  expect(oneLine('a \n b\r\nc')).to.equal('a b c');
});
