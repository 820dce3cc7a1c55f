import { describe, test } from 'node:test';
import { expect } from 'chai';
import { parseAllDocuments } from 'yaml';
import { additionsTo } from './of-pod';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - { name: web, image: busybox }\n';
const JOB = 'apiVersion: batch/v1\nkind: Job\nmetadata: { name: sum }\nspec:\n  template:\n    spec:\n      restartPolicy: Never\n      containers:\n        - { name: sum, image: busybox }\n';

const titles = (text: string): string[] => additionsTo(text).map(({ title }) => title);

describe('what is added to a Pod', () => {
  test('keeps it from its work, and leaves the rest as it is', () => {
    const changes = additionsTo(POD);
    expect(changes.map(({ title }) => title)).to.deep.equal(['with a label in its node selector that no node has', 'with an init container that does not end', 'with a readiness probe that fails']);
    for (const { line, text } of changes) {
      expect(line).to.equal(5);
      expect(parseAllDocuments(text)[0]?.toJS()).to.containSubset(parseAllDocuments(POD)[0]?.toJS() as object);
    }
    expect(parseAllDocuments(changes[2]?.text ?? '')[0]?.toJS()).to.have.nested.property('spec.containers[0].readinessProbe.exec.command[0]', 'false');
  });

  test('is nothing that it has already, and no probe where it ends by itself', () => {
    expect(titles(POD.replace('spec:', 'spec:\n  nodeSelector: { disk: ssd }'))).not.to.include('with a label in its node selector that no node has');
    expect(titles(JOB)).to.deep.equal(['with a label in its node selector that no node has', 'with an init container that does not end']);
  });

  test('comes to each Pod of a file, by its name; the other objects stay', () => {
    const two = `${POD}---\n${JOB}`;
    expect(titles(two)).to.include.members(['Pod web: with a readiness probe that fails', 'Job sum: with an init container that does not end']);
    for (const { text, title } of additionsTo(two)) expect(parseAllDocuments(text).map((document) => document.toJS() as unknown), title).to.have.lengthOf(2);
  });

  test('is nothing in what has no Pods, or is not YAML', () => {
    for (const text of ['kind: ConfigMap\ndata: { a: b }\n', 'kind: CronJob\nspec: { jobTemplate: {} }\n', 'a: [', '']) expect(additionsTo(text), text).to.deep.equal([]);
  });
});
