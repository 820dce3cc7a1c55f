import { test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts, yamlBlock } from '../../../../test/kit/draft-text';

const pod = ['Save as mill.yaml:', ...yamlBlock('apiVersion: v1', 'kind: Pod', 'metadata: { name: mill }', 'spec: { nodeSelector: { stream: fast }, containers: [{ name: main, image: nginx:1 }] }'), ...block('kubectl apply -f mill.yaml')];
const drafted = (...lines: string[]): ReturnType<typeof draftText> => draftText(['# Mill', '', ...lines]);
const texts = (...lines: string[]): string => featureTexts(drafted(...lines)).join('\n');

test('labspec labels a node, and the Pod that asks for the label runs there', () => {
  const text = texts(...block('kubectl label nodes node01 stream=fast'), ...pod);
  expect(text).to.include('I run "kubectl label nodes $node stream=fast" for the whole cluster').and.include('node "$node" has the label "stream=fast"').and.include('pod "mill" is ready');
  expect(texts(...block('kubectl label nodes node01 stream=slow'), ...pod)).to.include('pod "mill" exists');
});

test('the label of one node stays where another one gets the same key', () => {
  expect(texts(...block('kubectl label node node01 stream=fast', 'kubectl label node node02 stream=slow'), ...pod)).to.include('pod "mill" is ready');
  expect(texts(...block('kubectl label node node01 stream=fast', 'kubectl label node node01 stream=slow --overwrite'), ...pod)).to.include('pod "mill" exists');
});

test('a Pod that waits for the label has a place once it is there, and nobody is asked for the node', () => {
  const draft = drafted('## Step 1: Wait', ...pod, '## Step 2: Label', ...block('kubectl label node node01 stream=fast', 'kubectl wait --for=condition=Ready pod/mill'));
  expect(featureTexts(draft).join('\n')).to.include('kubectl wait --for=condition=Ready pod/mill"\n    Then the exit code is 0');
  expect(draft.questions.join('\n')).not.to.include('stream');
});

test('nodes that the text tells apart are two, and what the shell looks up is one', () => {
  expect(texts(...block('kubectl label nodes node01 stream=fast', 'kubectl label nodes node02 stream=slow'))).to.include('$node stream=fast').and.include('$otherNode stream=slow');
  expect(texts(...block('kubectl label nodes node01 stream=fast', 'kubectl label nodes node01 node02 stream-'))).to.include('label nodes $node $otherNode stream-');
  expect(texts(...block("kubectl label node $(kubectl get nodes -o jsonpath='{.items[0].metadata.name}') stream=fast"))).to.include('I run "kubectl label node $node stream=fast" for the whole cluster');
});

test('a label that is taken off is gone; those of Kubernetes’ own, and those of all nodes, are for a person', () => {
  const task = drafted('## Step 1: Label', ...block('kubectl label node node01 stream=fast'), ...pod, '## Step 2: Clean up', ...block('kubectl label node node01 stream-')).tasks.at(-1);
  expect(task?.needs).to.deep.equal([1]);
  for (const line of ['kubectl label node node01 node-role.kubernetes.io/mill=', 'kubectl label nodes --all stream=fast']) expect(texts(...block(line, 'kubectl get nodes')), line).to.include('TODO');
});

test('a Pod that asks for more than a lab’s nodes have may not run', () => {
  const asking = (cpu: string): string => texts('Save as mill.yaml:', ...yamlBlock('apiVersion: v1', 'kind: Pod', 'metadata: { name: mill }', `spec: { containers: [{ name: main, image: nginx:1, resources: { requests: { cpu: ${cpu} } } }] }`), ...block('kubectl apply -f mill.yaml'));
  expect(asking('"100"')).to.include('pod "mill" exists');
  expect(asking('500m')).to.include('pod "mill" is ready');
});
