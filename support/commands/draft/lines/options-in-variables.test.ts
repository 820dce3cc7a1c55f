import { expect } from 'chai';
import { test } from 'node:test';
import { block, draftText, featureLines, yamlBlock } from '../../../../test/kit/draft-text';

const drafted = (...lines: string[]): string[] => featureLines(draftText(['# Orchard', ...block(...lines)]));

test('options that a variable holds count as if the line had them: what is only shown is not made', () => {
  const lines = drafted('export dry="--dry-run=client -o yaml"', 'kubectl run oak --image=nginx:1 $dry > oak.yaml', 'kubectl run pear --image=nginx:1', 'kubectl create -f oak.yaml');
  expect(lines).to.include.members(['I run "kubectl run oak --image=nginx:1 --dry-run=client -o yaml > oak.yaml"', 'pod "pear" is ready within 2 minutes', 'pod "oak" is ready within 2 minutes']);
  expect(lines.indexOf('pod "oak" is ready within 2 minutes')).to.be.greaterThan(lines.indexOf('I run "kubectl create -f oak.yaml"'));
});

test('a remark behind the options says nothing of them', () => {
  expect(drafted('export dry="--dry-run=client -o yaml"   # kubectl run x $dry', 'kubectl run oak --image=nginx:1 $dry > oak.yaml')).to.include('I run "kubectl run oak --image=nginx:1 --dry-run=client -o yaml > oak.yaml"').and.not.include('pod "oak" is ready within 2 minutes');
});

test('options that only a line further down puts into the variable, or that all who prepare for an exam have in it, count as well', () => {
  expect(drafted('kubectl run oak --image=nginx:1 $dry > oak.yaml', 'export dry="--dry-run=client -o yaml"')).to.include('I run "kubectl run oak --image=nginx:1 --dry-run=client -o yaml > oak.yaml"');
  expect(drafted('kubectl run oak --image=nginx:1 $do > oak.yaml')).to.include('I run "kubectl run oak --image=nginx:1 --dry-run=client -o yaml > oak.yaml"');
  expect(drafted('do=apply', 'kubectl run oak --image=nginx:1 $do')).to.include('I run "kubectl run oak --image=nginx:1 $do"');
});

test('other variables stay as they are', () => {
  expect(drafted('NAME=oak', 'kubectl run $NAME --image=nginx:1')).to.include('I run "kubectl run $NAME --image=nginx:1"');
});

test('words that a text hides are for a person, and drawings in its prose are none', () => {
  expect(drafted('kubectl ▒▒▒▒▒ pod oak', 'kubectl get pods').filter((line) => line.includes('TODO'))).to.deep.equal(['# TODO line 4: the text leaves out words that its reader finds']);
});

test('a file that a line makes and the text then shows is another way to make what is there', () => {
  const shown = yamlBlock('apiVersion: v1', 'kind: ServiceAccount', 'metadata:', '  name: gardener');
  const lines = featureLines(draftText(['# Orchard', ...block('kubectl create sa gardener'), 'or:', ...block('kubectl get sa default -o yaml > sa.yaml', 'vim sa.yaml'), ...shown, ...block('kubectl create -f sa.yaml')]));
  expect(lines.join('\n')).to.match(/left out \(another way to make serviceaccount gardener\): kubectl create -f sa\.yaml/);
});
