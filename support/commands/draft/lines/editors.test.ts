import { expect } from 'chai';
import { describe, test } from 'node:test';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

test('an editor with the file below it in the same block writes that file', () => {
  const lab = draftText(['# Quay', ...block('nano boat.yaml', '', 'apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: boat }'), ...block('kubectl apply -f boat.yaml')]);
  expect(featureLines(lab)).to.include('I create the file "boat.yaml"').and.include('I run "kubectl apply -f boat.yaml"');
  expect(lab.fixtures.get('boat.yaml')).to.contain('name: boat');
  expect(featureLines(draftText(['# Quay', ...block('vi boat.txt', 'kubectl get pods')])).join('\n')).to.contain('the lines below write it');
});

test('a file that a dry run has made, and that stands beside the text as its reader has it then, is read as it stands there', () => {
  const made = 'kubectl run boat --image=nginx:1 --dry-run=client -o yaml > boat.yaml';
  const lines = (name: string, ...typed: string[]): string[] => featureLines(draftText(['# Quay', ...block(made, ...typed)], { beside: { 'boat.yaml': `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\nspec: { containers: [{ name: boat, image: "nginx:1" }] }\n` } }));
  const edited = lines('boat', 'kubectl apply -f boat.yaml');
  expect(edited).to.include.members([`I run "${made}"`, 'I create the file "boat.yaml"', '# line 5 reads boat.yaml as it stands beside the text: the reader has edited it']);
  expect(edited.indexOf('I create the file "boat.yaml"')).to.be.lessThan(edited.indexOf('I run "kubectl apply -f boat.yaml"'));
  expect(lines('boat', 'vim boat.yaml', 'kubectl apply -f boat.yaml')).to.include.members(['# line 5: the reader edits boat.yaml', 'I create the file "boat.yaml"']);
  expect(lines('ship', 'kubectl apply -f boat.yaml')).not.to.include('I create the file "boat.yaml"');
});

test('an object with a placeholder for its name opens in an editor, too', () => {
  expect(featureLines(draftText(['# Quay', ...block('kubectl create deployment boat --image=nginx:1', 'kubectl edit deployment <name>')])).join('\n')).to.include('I run "KUBE_EDITOR=cat kubectl edit deployment boat"');
});

test('an editor of any object, and programs that go into a folder of the home, are nothing to type', () => {
  const lines = featureLines(draftText(['# Quay', ...block('mkdir -p ~/.local/bin', 'mv ./kubectl ~/.local/bin/kubectl', 'cp ./kubectl $HOME/bin/kubectl && export PATH=$HOME/bin:$PATH', 'kubectl edit deployment', 'kubectl edit pv', 'kubectl get pods')])).join('\n');
  expect(lines.match(/left out \(it installs programs/g)).to.have.length(3);
  expect(lines).to.include('line 7, left out (a sentence only names it, without what it is about)').and.include('# TODO line 8: say which object its reader edits, and what changes').and.not.include('kubectl edit deployment"');
});

test('nobody is there to say yes in a container', () => {
  const lines = featureLines(draftText(['# Quay', ...block('$ kubectl run boat --image=ubuntu:24', '$ kubectl exec -it boat -- bash', 'root@boat:/# apt update && apt install nano', 'root@boat:/# apt-get install -y curl')]));
  expect(lines).to.include.members(['I type "apt update && apt install -y nano"', 'I type "apt-get install -y curl"']);
});

describe('an object that opens in an editor', () => {
  const lines = (...text: string[]): string => featureLines(draftText(['# Quay', ...block('kubectl create deployment boat --image=nginx:1', 'kubectl create service clusterip boat --tcp=80', ...text)])).join('\n');

  test('is only opened, where the text says no more than that', () => {
    expect(lines('# Edit the deployment', 'EDITOR=nano kubectl edit deployment boat')).to.include('I run "KUBE_EDITOR=cat kubectl edit deployment boat"').and.not.include('TODO line');
    expect(lines('# Now this', 'kubectl edit deployment')).to.include('I run "KUBE_EDITOR=cat kubectl edit deployment"').and.not.include('TODO line');
  });

  test('is only opened, and its author asked, where the text has it changed and names no value', () => {
    for (const words of ['# Edit the deployment, and change its image', '# You may change it with `kubectl edit`']) expect(lines(words, 'kubectl edit deployment boat'), words).to.match(/TODO line 7: say what changes[^\n]*\n[^\n]*KUBE_EDITOR=cat kubectl edit deployment boat/);
    for (const words of ['# Change the flavour to `Big`', '# Add `paused: true` to it']) expect(lines(words, 'kubectl edit deployment boat'), words).to.include('TODO line 7: say what changes: When').and.not.include('KUBE_EDITOR');
  });

  test('is one of the scene, where nothing in the text makes it; not in a namespace of the cluster', () => {
    const lab = draftText(['# Quay', ...block('kubectl edit deployment ship', '# Change the strategy to Recreate', 'kubectl edit cm coredns -n kube-system')]);
    expect(featureLines(lab).join('\n')).to.match(/I edit deployment "ship" so that\n\| spec.strategy.type[^\n]*Recreate[^]*TODO line 6: say what changes/);
    expect(lab.questions.join()).to.include('what is deployment "ship"').and.not.include('coredns');
  });

  test('changes as a part of it in remarks, or below the line in its block, shows', () => {
    expect(lines('kubectl edit deployment boat', '# Add this below its spec:', '# spec:', '#   minReadySeconds: 5')).to.include('| spec.minReadySeconds | 5 |').and.not.include('TODO line');
    expect(lines('kubectl edit svc boat', '', '# Change:', '#   type: ClusterIP', '# To:', '#   type: NodePort')).to.include('| spec.type | NodePort |').and.not.include('TODO line');
    expect(lines('kubectl edit svc boat', '# and change its selector', '...', 'selector:', '  app: ship', '...')).to.include('| spec.selector.app | ship |').and.not.include('TODO line');
    expect(lines('kubectl create ingress boat --rule=a.example/*=boat:80', 'kubectl edit ingress boat', '# spec:', '#   defaultBackend:', '#     resource: a')).to.include('| spec.defaultBackend.resource | a |');
  });

  test('changes as remarks above or below its line say', () => {
    expect(lines('kubectl edit svc boat', '# Change the type from ClusterIP to NodePort', '', 'kubectl get svc')).to.include('| spec.type | NodePort |').and.not.include('TODO line');
    expect(lines("# 1. Find 'image: nginx:1', and change it to 'image: nginx:2'", 'kubectl edit deployment boat')).to.include('| spec.template.spec.containers[0].image | nginx:2 |');
  });

  test('changes as the whole of it, or its parts, below show', () => {
    const shown = (...yaml: string[]): string => featureLines(draftText(['# Quay', ...block('kubectl create service clusterip boat --tcp=80'), 'Edit it:', '', ...block('kubectl edit svc boat'), '```yaml', ...yaml, '```'])).join('\n');
    for (const name of [['metadata:', '  name: boat', '  uid: 1234', '  resourceVersion: "7"'], ['# ...']]) expect(shown('apiVersion: v1', 'kind: Service', ...name, 'spec:', '  clusterIP: 10.1.2.3', '  type: NodePort # this')).to.match(/I edit service "boat" so that\n\| spec.type \| NodePort \|\n"spec.type"/);
  });
});
