import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts } from '../../../../test/kit/draft-text';

const CREATE = block('kubectl create deployment mill --image=nginx:1', 'kubectl scale deployment mill --replicas=2');
const drafted = (...lines: string[]): string => featureTexts(draftText(['# Mill', '## Step 1: Build', ...CREATE, '## Step 2: Change', ...lines])).join('\n');

describe('sentences below an editor of an object', () => {
  for (const open of ['kubectl edit deployment mill', 'EDITOR=nano kubectl edit deploy/mill', 'KUBE_EDITOR="code --wait" kubectl edit deployment mill', '$ kubectl edit deployment mill'])
    test(`say what changes: ${open}`, () => {
      const text = drafted(...block(open), 'Look for the line, and change `replicas: 2` back to `replicas: 3`.', ...block('kubectl get pods'));
      expect(text).to.match(/When I edit deployment "mill" so that\n +\| spec\.replicas \| 3 \|\n +Then "spec\.replicas" of deployment "mill" is "3"/).and.not.match(/TODO/);
    });

  test('name a key, or a value, or stand in an own paragraph', () => {
    expect(drafted(...block('kubectl edit deployment mill'), 'Search.', '', 'Change `image` to `nginx:2` there.')).to.include('| spec.template.spec.containers[0].image | nginx:2 |');
    expect(drafted(...block('kubectl edit deployment mill'), 'Replace `nginx:1` with `nginx:2`, and save.')).to.include('| spec.template.spec.containers[0].image | nginx:2 |');
  });

  test('are for a person where the object has no such value, or several', () => {
    for (const words of ['Change `paused: false` to `paused: true`.', 'Change `mill` to `barn`.', 'Change something.']) expect(drafted(...block('kubectl edit deployment mill'), words), words).to.match(/TODO line \d+: say what changes/);
  });
});

describe('sentences below an editor of a file', () => {
  const EXPORT = ['kubectl get deployment mill -o yaml > mill.yaml', 'nano mill.yaml'];

  test('change the file that the line above opens', () => {
    expect(drafted(...block(...EXPORT), 'Change `replicas: 2` to `replicas: 1`.', ...block('kubectl apply -f mill.yaml'))).to.include(`When I run "sed -i 's/replicas: 2/replicas: 1/' mill.yaml"\n    And I run "kubectl apply -f mill.yaml"`);
    expect(drafted(...block('kubectl create deployment barn --image=nginx:1 --replicas=2 --dry-run=client -o yaml > barn.yaml', 'vi barn.yaml'), 'Change `replicas: 2` to `replicas: 4`.', ...block('kubectl apply -f barn.yaml'), 'Now `kubectl get pods`.')).to.match(/sed -i 's\/replicas: 2\/replicas: 4\/' barn\.yaml/);
  });

  test('do not where a heading, or another line, stands between', () => {
    for (const between of [block('kubectl get pods'), ['## Step 3: Look']]) expect(drafted(...block(...EXPORT), ...between, 'Change `replicas: 2` to `replicas: 1`.', ...block('kubectl apply -f mill.yaml'))).not.to.include('sed -i');
  });

  test('leave what an export of the object replaces', () => {
    const text = drafted(...block('kubectl create deployment mill --image=nginx:1 --replicas=7 --dry-run=client -o yaml > mill.yaml'), ...block('kubectl get deployment mill -o yaml > mill.yaml', 'kubectl apply -f mill.yaml'));
    expect(text).not.to.include('7 ready replicas');
  });
});

describe('comments below an editor of an object', () => {
  for (const remark of ['# change replicas from 2 to 3', '# Change replicas: 2 to replicas: 3', '# replicas: 2 → 3', '# Set replicas to 3', '# Change: spec.replicas: 3 (it may be more)', '# set the replicas to "3", and save'])
    test(`say what changes: ${remark}`, () => {
      expect(drafted(...block('kubectl edit deployment mill', remark, 'kubectl get pods'))).to.match(/When I edit deployment "mill" so that\n +\| spec\.replicas \| 3 \|/).and.not.match(/TODO/);
    });

  test('say it above the line, too, and of a value that they have its reader find', () => {
    expect(drafted(...block('kubectl get pods', '', "# 1. Edit it live: Change 'replicas: 2' to 'replicas: 5'", 'kubectl edit deployment mill'))).to.include('| spec.replicas | 5 |');
    expect(drafted(...block("# Locate 'image: nginx:1'", "# and update it to 'image: nginx:2'", 'kubectl edit deployment mill'))).to.include('| spec.template.spec.containers[0].image | nginx:2 |');
  });

  test('keep a text a text', () => {
    expect(drafted(...block('kubectl create configmap flour --from-literal=sacks=2', 'kubectl edit configmap flour', '# change sacks from "2" to "5"'))).to.match(/\| data\.sacks \| "5" \|\n +Then "data\.sacks" of config map "flour" is "5"/);
  });

  for (const remark of ['# change something', '# Save and exit', '# see what replicas are', '# set it to your liking'])
    test(`say nothing of it: ${remark}`, () => {
      expect(drafted(...block('kubectl edit deployment mill', remark))).to.match(/TODO line \d+: say what changes/);
    });
});
