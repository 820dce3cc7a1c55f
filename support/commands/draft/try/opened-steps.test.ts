import { test } from 'node:test';
import { expect } from 'chai';
import { withOpenSteps } from './opened-steps';

const HEAD = ['@cluster', 'Feature: Look', '', '  @task-04', '  Scenario: Look'];

/** The steps of a feature after those at these lines, counted from the first step, have been opened. */
function opened(steps: readonly string[], ...lines: readonly number[]): string[] {
  const text = withOpenSteps(`${[...HEAD, ...steps.map((step) => `    ${step}`)].join('\n')}\n`, lines.map((line) => ({ line: HEAD.length + line, problem: { reason: `It asks for 3, not for 5`, seen: '3\nreplicas' } })));
  expect(text.split('\n').slice(0, HEAD.length)).to.deep.equal(HEAD);
  return text.trimEnd().split('\n').slice(HEAD.length).map((line) => line.slice(4));
}

const TODO = '# TODO: on the cluster: It asks for 3, not for 5; seen: 3 replicas';

test('a Then that does not hold is a comment, with what was seen; the steps after it keep their meaning', () => {
  expect(opened(['When I run "ls"', 'Then I see "a"', 'And I see "b"', 'And I see "c"'], 2)).to.deep.equal(['When I run "ls"', TODO, '#   Then I see "a"', 'Then I see "b"', 'And I see "c"']);
  expect(opened(['When I run "ls"', 'Then I see "a"', 'And I see "b"', 'When I list the pods', 'Then I see "d"'], 3)).to.deep.equal(['When I run "ls"', 'Then I see "a"', TODO, '#   Then I see "b"', 'When I list the pods', 'Then I see "d"']);
  expect(opened(['When I run "ls"', 'Then I see "a"', 'When I list the pods', 'Then I see "d"'], 2)).to.deep.equal(['When I run "ls"', TODO, '#   Then I see "a"', 'When I list the pods', 'Then I see "d"']);
});

test('a line that did not run takes with it what is said of it, up to the next line', () => {
  const steps = ['Given the web image is available', 'When I run "kubectl apply -f a.yaml"', 'Then the exit code is 0', 'And pod "a" is running', 'When I run "ls"', 'Then the exit code is 0'];
  const expected = ['Given the web image is available', TODO, '#   When I run "kubectl apply -f a.yaml"', '#   Then the exit code is 0', '#   Then pod "a" is running', 'When I run "ls"', 'Then the exit code is 0'];
  expect(opened(steps, 3)).to.deep.equal(expected);
  expect(opened(steps, 2)).to.deep.equal(expected);
  expect(opened(steps, 3, 4)).to.deep.equal(expected);
});

test('a text or table below a step goes with it, and comments of the draft stay', () => {
  expect(opened(['# line 3: the reader edits', 'When I run', '  """', '  echo "a"', '', '  """', 'Then the exit code is 0', 'When I list the pods', 'Then I see these pods', '  | NAME |', '  | web  |', '# line 9: left out'], 7, 9)).to.deep.equal([
    '# line 3: the reader edits', TODO, '#   When I run', '#     """', '#     echo "a"', '#', '#     """', '#   Then the exit code is 0',
    'When I list the pods', TODO, '#   Then I see these pods', '#     | NAME |', '#     | web  |', '# line 9: left out',
    '# TODO: say what must be seen', 'When I look with "ls"', 'Then the exit code is 0',
  ]);
});

test('nothing changes where everything holds', () => {
  const steps = ['When I run "ls"', 'Then I see "a"', 'And I see "b"'];
  expect(opened(steps)).to.deep.equal(steps);
});

test('a long answer of the cluster is cut', () => {
  const text = withOpenSteps(`${HEAD.join('\n')}\n    When I run "ls"\n    Then I see "a"\n`, [{ line: 7, problem: { reason: 'It is not there', seen: 'x'.repeat(500) } }]);
  expect(text.split('\n')[6]).to.have.length.below(260).and.match(/# TODO: on the cluster: It is not there; seen: x+…$/);
});
