import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, yamlBlock } from '../../../test/kit/draft-text';

const CHECK = 'kubectl get deployment mill';
const orderOf = (...lines: string[]): [number, number] => {
  const drafted = featureLines(draftText(['# Mill', '## Exercise 1', ...lines]));
  return [drafted.findIndex((line) => line.startsWith('I run "kubectl create') || line.startsWith('I run "kubectl apply')), drafted.indexOf(`I run "${CHECK}"`)];
};

describe('how a solution is checked', () => {
  test('stands below it, where the text shows the check first', () => {
    for (const solution of [block('kubectl create deployment mill --image=nginx:1'), yamlBlock('apiVersion: apps/v1', 'kind: Deployment', 'metadata:', '  name: mill', 'spec:', '  selector: { matchLabels: { a: b } }', '  template: { metadata: { labels: { a: b } }, spec: { containers: [{ name: mill, image: "nginx:1" }] } }')]) {
      const [made, checked] = orderOf(...block(CHECK), ...solution);
      expect(made).to.be.greaterThan(-1).and.lessThan(checked);
    }
  });

  test('stays where it is if the object is there already, or made by a later task', () => {
    const [made, checked] = orderOf(...block('kubectl create deployment mill --image=nginx:1'), ...block(CHECK), ...block('kubectl create deployment mill-2 --image=nginx:1'));
    expect(made).to.be.lessThan(checked);
    const [later, before] = orderOf(...block(CHECK), '## Exercise 2', ...block('kubectl create deployment mill --image=nginx:1'));
    expect(before).to.be.greaterThan(-1).and.lessThan(later);
  });

  test('stays behind what has made it above, and an expose makes no Deployment', () => {
    const lines = featureLines(draftText(['# Mill', '## Exercise 1', ...block('kubectl create deployment mill --image=nginx:1'), 'Look at it:', ...block(CHECK), 'Go on:', ...block('kubectl expose deployment mill --port=80')]));
    expect(lines.indexOf(`I run "${CHECK}"`)).to.be.greaterThan(-1).and.lessThan(lines.indexOf('I run "kubectl expose deployment mill --port=80"'));
  });

  test('is no line that changes something', () => {
    const lines = featureLines(draftText(['# Mill', '## Exercise 1', ...block('kubectl scale deployment mill --replicas=2'), ...block('kubectl create deployment mill --image=nginx:1')]));
    expect(lines.indexOf('I run "kubectl scale deployment mill --replicas=2"')).to.be.lessThan(lines.indexOf('I run "kubectl create deployment mill --image=nginx:1"'));
  });
});
