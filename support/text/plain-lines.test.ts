import { describe, test } from 'node:test';
import { expect } from 'chai';
import type { LabText } from './lab-text';
import { readLines as textOf } from '../../test/kit/written-text';

const typedIn = ({ blocks }: LabText): string[] => blocks.flatMap(({ commands = [] }) => commands.map(({ text }) => text));
const POD = ['apiVersion: v1', 'kind: Pod', 'metadata:', '  name: crate', 'spec:', '  # the lid', '  containers:', '  - name: crate', '    image: nginx'];

describe('in a page without any code, plain lines', () => {
  test('are commands, files and outputs, each with its line', () => {
    const text = textOf('## Fill the crate', 'vi crate.yaml', ...POD, 'kubectl create -f crate.yaml', 'pod/crate created', '', '## Look', 'Now look at it:', '', 'kubectl get pods', 'NAME    READY   STATUS    RESTARTS   AGE', 'crate   1/1     Running   0          3s');
    expect(typedIn(text)).to.deep.equal(['vi crate.yaml', 'kubectl create -f crate.yaml', 'kubectl get pods']);
    expect(text.blocks.find(({ kind }) => kind === 'file')).to.include({ name: 'crate.yaml', line: 3, endLine: 11, text: POD.join('\n') });
    expect(text.blocks.flatMap(({ commands = [] }) => commands).map(({ line, output }) => [line, output?.text.split('\n').at(-1)])).to.deep.equal([[2, undefined], [12, 'pod/crate created'], [18, 'crate   1/1     Running   0          3s']]);
    expect(text.tasks.map(({ title }) => title)).to.deep.equal(['Fill the crate', 'Look']);
  });

  test('go on behind a backslash, in a loop, and in backquotes of the shell', () => {
    const lines = ['kubectl create configmap crate \\\n  --from-literal=LID=open', 'for i in 1 2; do\n  kubectl get pods\ndone', 'curl `minikube ip`:30080'];
    expect(typedIn(textOf('# Crates', '', ...lines.flatMap((line) => [...line.split('\n'), ''])))).to.deep.equal(lines);
  });

  test('have what their author says of them as a comment', () => {
    expect(typedIn(textOf('# Crates', 'kubectl get svc -- the port is in it', 'kubectl get nodes - one is enough', 'kubectl delete pod crate // the old one', 'kubectl run crate --image=busybox -- sleep 60', 'kubectl get pods'))).to.deep.equal(['kubectl get svc # the port is in it', 'kubectl get nodes # one is enough', 'kubectl delete pod crate # the old one', 'kubectl run crate --image=busybox -- sleep 60', 'kubectl get pods']);
  });
});

describe('plain lines are prose', () => {
  test('where sentences begin with the name of a command', () => {
    expect(typedIn(textOf('# What there is', 'kubectl exec to go inside a crate.', 'kubectl get events lists what has happened to it.', 'docker run is what the next page is about', '- kubectl describe'))).to.deep.equal([]);
  });

  test('where there is only one command, or the page has code', () => {
    expect(typedIn(textOf('# Crates', 'See what is there with', 'kubectl get pods'))).to.deep.equal([]);
    expect(typedIn(textOf('# Crates', 'kubectl get pods', 'kubectl get nodes', '', '```', 'kubectl get services', '```'))).to.deep.equal(['kubectl get services']);
    expect(typedIn(textOf('# Crates', 'kubectl get pods', 'kubectl get nodes', '', 'Run `kubectl get services` now.'))).to.deep.equal(['kubectl get services']);
  });
});

describe('a fence that names a language of files', () => {
  test('has commands where all of its lines are', () => {
    expect(typedIn(textOf('# Crates', '```docker', 'kubectl get pods', '# and', 'docker ps', '```', '```docker', 'FROM nginx', 'RUN kubectl get services', '```'))).to.deep.equal(['kubectl get pods', 'docker ps']);
    expect(typedIn(textOf('# Crates', '```yaml', 'cd crates/old', 'docker cp crate:/etc/nails nails', '```', '```yaml', 'cd: crates', 'ls: docker', '```'))).to.deep.equal(['cd crates/old', 'docker cp crate:/etc/nails nails']);
    expect(typedIn(textOf('# Crates', '```yaml', '# Is it there?', 'kubectl get pod crate', '', 'kubectl describe pod crate | grep cpu', '      cpu:  1', '```'))).to.deep.equal(['kubectl get pod crate', 'kubectl describe pod crate | grep cpu']);
    expect(typedIn(textOf('# Crates', '```yaml', '# kubectl get pod crate', 'color: red', '```', '```', 'kubectl get pods', '```'))).to.deep.equal(['kubectl get pods']);
  });
});
