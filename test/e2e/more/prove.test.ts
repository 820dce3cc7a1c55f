import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { loadLab } from '../../../support/lab/load-lab';
import type { Proof } from '../../../support/commands/prove/result';
import { kubectl } from '../../../support/platform/clusters/kind/node-kubectl';
import { LabProject } from '../../kit/lab-project';

const SECONDS = 500;
const { cluster } = loadLab();

const LAB = `title: Proved
cluster: ${JSON.stringify(cluster)}
images: { the busybox image: { name: busybox } }
ownNamespace: true
tasks: [{ id: 1, title: Prices }, { id: 2, title: A sign, needs: [1] }, { id: 3, title: Anything }]
`;

/** Task 2 has a hole: nothing looks at the value of the sign. Task 3 passes although nothing is done. */
const FEATURE = `Feature: Proved
  @task-01
  Scenario: Prices are kept
    When I create the file "prices.yaml"
    And I run "kubectl apply -f prices.yaml"
    Then "data.tea" of config map "prices" is "3"

  @task-02
  Scenario: A sign
    When I run "kubectl create configmap sign --from-literal=text=open"
    Then "data.text" of config map "sign" matches "."

  @task-03
  Scenario: It is there anyway
    Then config map "kube-root-ca.crt" exists
`;

const PRICES = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: prices\ndata:\n  tea: "3"\n';

describe('a lab’s check is proved', () => {
  let project: LabProject;
  let proof: Proof;
  let exitCode: number | undefined;
  const fatesOf = (task: number, fate: string): string[] => proof.outcomes.filter((one) => one.task === task && one.fate === fate).map(({ title }) => title);

  before(async () => {
    project = new LabProject('proved', { 'lab.yaml': LAB, 'proved.feature': FEATURE }, { 'prices.yaml': PRICES });
    const record = await project.labspecWithin(SECONDS, 'prove', '--no-robot', '--format', 'json');
    exitCode = record.exitCode;
    expect(record.stdout, record.output).to.match(/^\{/);
    proof = JSON.parse(record.stdout) as Proof;
  });
  after(() => project.remove());

  test('wrong ways of a task are caught, each by its own task', () => {
    expect(fatesOf(1, 'caught')).to.include.members(['prices.yaml: data.tea: 4', 'prices.yaml: metadata.name: prices-x', 'prices.yaml: without data.tea', 'ConfigMap prices deleted', 'another ConfigMap called prices', 'without: kubectl apply -f prices.yaml']);
    expect(fatesOf(1, 'not caught')).to.deep.equal([]);
  });

  test('other right ways pass', () => {
    expect(fatesOf(1, 'passed')).to.include.members(['prices.yaml: as JSON', 'prices.yaml: with its keys in another order', 'create instead of apply', 'twice: kubectl apply -f prices.yaml']);
    expect(proof.outcomes.filter(({ fate }) => fate === 'refused' || fate === 'error')).to.deep.equal([]);
  });

  test('a hole in the check is found, with its place and the Then that is missing', () => {
    expect(fatesOf(2, 'not caught')).to.deep.equal(['open-x for open']);
    expect(proof.outcomes.find(({ fate }) => fate === 'not caught')?.at).to.deep.equal({ file: 'features/proved/proved.feature', line: 10 });
    expect(proof.outcomes.find(({ fate }) => fate === 'not caught')?.missing).to.equal('config map "sign" has the key "text" with the value "open"');
  });

  test('a task that passes although nothing was done is a flaw, so the lab is not proved', () => {
    expect(proof.flaws.map(({ stage, task }) => ({ stage, task }))).to.deep.equal([{ stage: 'untouched', task: 3 }]);
    expect(exitCode).to.equal(1);
  });

  test('nothing is left behind', async () => {
    expect(await kubectl(cluster, ['get', 'namespaces', '--field-selector', 'status.phase=Active', '--output', 'name'])).not.to.contain('labspec-prove');
  });
});
