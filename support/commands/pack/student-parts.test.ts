import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator } from '@cucumber/messages';
import { expect } from 'chai';
import { parseAllDocuments } from 'yaml';
import { AuthorError } from '../../errors/errors';
import { parseLab } from '../../lab/load-lab';
import { packageFolder } from '../../system/files/project';
import { studentFeature } from './student-feature';
import { studentYaml, withoutComments } from './student-yaml';

const FEATURE = `# The answer is in here.
@cluster
Feature: Lines
  Free text.

  Background:
    Given task 1 is done

  @task-02
  Scenario: Typed
    # And here.
    When I run "kubectl scale deployment web --replicas=\\"3\\""
    Then I see "scaled"
    When I run 'kubectl delete pod x'
    And I run "kubectl get pods | grep web"
    And I look with "do-something"
    And I type "touch /tmp/x"
    And I run "kubectl delete pv secret-place" for the whole cluster
    And I type "ls /"
    When I run
      """bash
      kubectl patch service web -p '{}'
      """
    And I edit deployment "web" so that
      | spec.replicas | 3 |
      | spec.paused   | true |
    Then deployment "web" has 3 ready replicas

  Scenario Outline: <pod> is labelled
    When I run "kubectl label pod <pod> <label>"
    Then pod "<pod>" is ready

    Examples:
      | pod | label |
      | one | a=b   |
`;

interface Part {
  steps: unknown[];
}

const stepsOf = (text: string): Part[] => {
  const newId = IdGenerator.uuid();
  const pickles = compile(new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(text), 'x', newId);
  return pickles.map(({ name, tags, steps }) => ({ name, tags: tags.map((tag) => tag.name), steps: steps.map(({ text: words, type, argument }) => ({ words, type, argument })) }));
};

describe('a feature for students', () => {
  const packed = studentFeature(FEATURE, 'lines.feature');

  test('has no line that acts, no change in an editor, no example that only those use, and no comment', () => {
    for (const answer of ['answer', 'here.', 'scale deployment', 'delete pod', 'touch', 'secret-place', 'patch', 'spec.', 'a=b', 'kubectl label']) expect(packed).to.not.contain(answer);
    expect(packed.match(/I run "\.\.\."|I run '\.\.\.'|I type "\.\.\."/g)).to.deep.equal(['I run "..."', "I run '...'", 'I type "..."', 'I run "..."', 'I run "..."']);
  });

  test('has all that a check looks at', () => {
    for (const kept of ['Free text.', 'I see "scaled"', 'I run "kubectl get pods | grep web"', 'I look with "do-something"', 'I type "ls /"', 'has 3 ready replicas', '| one |']) expect(packed).to.contain(kept);
    expect(stepsOf(packed).map(({ steps }) => steps.length)).to.deep.equal(stepsOf(FEATURE).map(({ steps }) => steps.length));
  });

  test('is left as it is where nothing acts: labspec’s own features of the first lab mean the same', () => {
    for (const file of globSync('features/{understanding-pods,pods-in-depth}/*.feature', { cwd: packageFolder })) {
      const text = readFileSync(join(packageFolder, file), 'utf8');
      expect(stepsOf(studentFeature(text, file)), file).to.deep.equal(stepsOf(text));
    }
  });

  test('is an error of the author if it is not Gherkin', () => {
    expect(() => studentFeature('Feature: x\n  Scenario: y\n    Given x\n    Thne z\n', 'features/x/one.feature')).to.throw(AuthorError, 'features/x/one.feature');
  });
});

describe('lab.yaml for students', () => {
  const LAB = '# For me only.\ntitle: Lines # and this\nadvice: { other: type the answer }\nextended: more\nfree: [{ task: 1, way: twice, because: it does no harm }]\ntasks:\n  - { id: 1, title: One, points: 5, makes: [the shop is open] }\n';

  test('gives hints up to the second level, and no advice, and is otherwise the same lab', () => {
    const packed = studentYaml(LAB);
    expect(packed).to.not.match(/#|answer|extended/);
    const { advice, extended, free, hints, ...others } = parseLab(LAB, 'lab.yaml');
    expect([advice, extended, hints, free.length]).to.deep.equal([{ other: 'type the answer' }, 'more', 3, 1]);
    expect(parseLab(packed, 'lab.yaml')).to.deep.equal({ ...others, advice: {}, free: [], hints: 2 });
  });

  test('gives no more hints than before', () => {
    for (const [written, packed] of [[0, 0], [1, 1], [2, 2], [3, 2]]) expect(parseLab(studentYaml(`${LAB}hints: ${written}\n`), 'lab.yaml').hints).to.equal(packed);
  });

  test('the scene keeps its objects, also a # that is no comment', () => {
    const scene = '# fault 1\nkind: A\nspec:\n  image: busyboks # fault 2\n  script: |\n    # prints\n    echo x\n---\nkind: B\n';
    const packed = withoutComments(scene);
    expect(packed).to.contain('# prints').and.to.not.contain('fault');
    const read = (text: string): unknown[] => parseAllDocuments(text).map((document) => document.toJS() as unknown);
    expect(read(packed)).to.deep.equal(read(scene));
    expect(withoutComments('a: [')).to.equal('a: [');
  });
});
