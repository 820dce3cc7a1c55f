import { test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts, yamlBlock } from '../../../../test/kit/draft-text';

const drafted = (...lines: string[]): string => featureTexts(draftText(['# Bakery', ...lines])).join('\n');

const applied = (name: string, ...manifest: string[]): string[] => [`Save as ${name}.yaml:`, ...yamlBlock(...manifest), ...block(`kubectl apply -f ${name}.yaml`)];
const RANGE = applied('range', 'apiVersion: v1', 'kind: LimitRange', 'metadata: { name: range }', 'spec: { limits: [{ type: Container, min: { memory: 64Mi }, max: { memory: 1Gi } }] }');
const pod = (name: string, resources: string): string[] => applied(name, 'apiVersion: v1', 'kind: Pod', `metadata: { name: ${name} }`, `spec: { containers: [{ name: main, image: nginx:1, resources: ${resources} }] }`);
const REFUSED = 'Then the exit code is 1\n    And I see "forbidden"';

test('a Pod outside of a limit range is refused, and one within it runs', () => {
  expect(drafted(...RANGE, ...pod('oven', '{ limits: { memory: 1536Mi } }'))).to.include(`oven.yaml"\n    ${REFUSED}`).and.not.include('pod "oven" is ready');
  expect(drafted(...RANGE, ...pod('oven', '{ requests: { memory: 32Mi } }'))).to.include(REFUSED);
  expect(drafted(...RANGE, ...pod('oven', '{ limits: { memory: 0.5Gi } }'))).to.include('pod "oven" is ready').and.not.include('forbidden');
  expect(drafted(...RANGE, ...pod('oven', '{}'))).to.include('pod "oven" is ready');
});

test('a Pod that asks for more than a default lets it use is not valid', () => {
  expect(drafted(...applied('range', 'apiVersion: v1', 'kind: LimitRange', 'metadata: { name: range }', 'spec: { limits: [{ type: Container, default: { cpu: 200m } }] }'), ...pod('oven', '{ requests: { cpu: 1 } }'))).to.include('And I see "must be less than or equal to"');
});

test('what has been refused is not found, until it is made', () => {
  expect(drafted(...RANGE, ...pod('oven', '{ limits: { memory: 2Gi } }'), ...block('kubectl describe pod oven'))).to.include('I describe pod "oven"\n    Then the exit code is 1\n    And I see "not found"');
  expect(drafted(...RANGE, ...pod('oven', '{ limits: { memory: 2Gi } }'), 'Now smaller:', ...pod('oven', '{ limits: { memory: 128Mi } }'), ...block('kubectl get pod oven'))).to.include('pod "oven" is ready').and.not.include('not found');
});

test('a quota counts Pods, sums up what they ask for, and refuses those that do not say it', () => {
  const quota = (hard: string): string[] => block(`kubectl create quota small --hard=${hard}`);
  const two = [...pod('oven', '{ requests: { cpu: 300m } }'), ...pod('mixer', '{ requests: { cpu: 300m } }')];
  expect(drafted(...quota('pods=1'), ...two)).to.include(`mixer.yaml"\n    ${REFUSED}`).and.include('pod "oven" is ready');
  expect(drafted(...quota('pods=2'), ...two)).not.to.include('forbidden');
  expect(drafted(...quota('requests.cpu=0.5'), ...two)).to.include(`mixer.yaml"\n    ${REFUSED}`);
  expect(drafted(...quota('cpu=1'), ...two)).not.to.include('forbidden');
  expect(drafted(...quota('limits.cpu=1'), ...two)).to.include(`oven.yaml"\n    ${REFUSED}`);
  expect(drafted(...quota('configmaps=2'), ...block('kubectl create configmap one --from-literal=a=b', 'kubectl create configmap two --from-literal=a=b'))).to.match(/configmap two[^\n]*\n +Then the exit code is 1/);
});

test('a workload whose Pods are refused is asked only whether it exists', () => {
  const loaves = block('kubectl create deployment loaves --image=nginx:1 --replicas=3');
  expect(drafted(...block('kubectl create quota small --hard=pods=2'), ...loaves)).to.include('deployment "loaves" exists');
  expect(drafted(...block('kubectl create quota small --hard=pods=3'), ...loaves)).to.include('deployment "loaves" is available');
  expect(drafted(...block('kubectl create quota small --hard=pods=3'), ...loaves, ...block('kubectl scale deployment loaves --replicas=5'))).not.to.include('5 ready replicas');
});

test('the limits of another namespace refuse nothing', () => {
  expect(drafted(...block('kubectl create namespace bread', 'kubectl create quota small --hard=pods=0 -n bread', 'kubectl run oven --image=nginx:1'))).to.include('pod "oven" is ready').and.not.include('forbidden');
});
