import { describe, test } from 'node:test';
import { expect } from 'chai';
import { readLines } from '../../test/kit/written-text';

const BLOCK = ['', '```', 'kubectl get pods', '```', ''];
function typedIn(...lines: string[]): string[] {
  return readLines(...lines).blocks.flatMap(({ commands = [] }) => commands.map(({ text }) => text)).filter((text) => text !== 'kubectl get pods');
}

describe('in a section with blocks of commands', () => {
  test('a whole command that has a line of its own is typed', () => {
    expect(typedIn('# Boats', ...BLOCK, '1. Load it:', '', '   `docker load -i boat.tar`', '', '1. look<br>', '`$ docker ps`')).to.deep.equal(['docker load -i boat.tar', 'docker ps']);
  });

  test('a command that its sentence breaks is one line', () => {
    expect(typedIn('# Boats', '', 'Run `kubectl run boat', '--image=nginx:1.27` first.')).to.deep.equal(['kubectl run boat --image=nginx:1.27']);
  });

  test('a command within a sentence, or a part of one, is not', () => {
    expect(typedIn('# Boats', ...BLOCK, 'With `docker load -i boat.tar` it comes back.', '', '- `docker load`', '- `boat.tar`')).to.deep.equal([]);
  });

  test('a command that ends the sentence which asks for it is typed, if no block has it', () => {
    expect(typedIn('# Boats', ...BLOCK, '1. Look for the quay `kubectl get service quay`.', '2. Apply it: `kubectl apply -f quay.yaml`')).to.deep.equal(['kubectl get service quay', 'kubectl apply -f quay.yaml']);
    expect(typedIn('# Boats', ...BLOCK, 'Look at them: `kubectl get pods`')).to.deep.equal([]);
    for (const said of ['Delete it later with `kubectl delete service quay`', 'You can apply it: `kubectl apply -f quay.yaml`', 'Apply `quay.yaml`, for `kubectl apply -f quay.yaml` makes it.', 'Create it with the syntax `kubectl create service TYPE`']) expect(typedIn('# Boats', ...BLOCK, said), said).to.deep.equal([]);
  });

  test('a form, and a summary of the page, are not', () => {
    expect(typedIn('# Boats', ...BLOCK, 'The syntax is:', '`docker network connect quay boat`')).to.deep.equal([]);
    expect(typedIn('# Boats', ...BLOCK, '## Summary', ...BLOCK, '- `docker network connect quay boat`')).to.deep.equal([]);
  });
});

describe('a command that a sentence asks for, in a section with blocks', () => {
  test('is typed, in brackets, behind a colon or a word, alone or with another one', () => {
    for (const [said, ...typed] of [
      ['Delete the other boat (`kubectl delete pod boat-2`) and look again:', 'kubectl delete pod boat-2'],
      ['All are there. Now list them with `kubectl get pods -o wide` once more.', 'kubectl get pods -o wide'],
      ['Wait a few seconds, then list them (`kubectl get pods -l sea=south`).', 'kubectl get pods -l sea=south'],
      ['When you have an answer, delete it (`kubectl delete -f boat.yaml`).', 'kubectl delete -f boat.yaml'],
      ['Pods stay as they are. Delete it first (`kubectl delete pod boat`), and it will work.', 'kubectl delete pod boat'],
      ['Save this as boat.yaml, then apply it with `kubectl apply -f boat.yaml`.', 'kubectl apply -f boat.yaml'],
      ['See what is in it: `kubectl describe pod boat` and `kubectl logs boat`.', 'kubectl describe pod boat', 'kubectl logs boat'],
    ]) expect(typedIn('# Boats', ...BLOCK, said ?? ''), said).to.deep.equal(typed);
  });

  test('is not where the reader may choose, the block below has it, or it is an answer', () => {
    for (const said of ['When something is wrong, delete it (`kubectl delete pod boat`).', 'Make it with `kubectl create -f ...` again.', 'If it is late, delete it (`kubectl delete pod boat`).', 'You can list them with `kubectl get pods -o wide`.', 'It is gone (`kubectl delete pod boat` has done that).']) expect(typedIn('# Boats', ...BLOCK, said), said).to.deep.equal([]);
    expect(typedIn('# Boats', 'List them (`kubectl get pods -o wide`):', '', '```', 'kubectl get pods -o wide', '```')).to.deep.equal(['kubectl get pods -o wide']);
    expect(typedIn('# Boats', '## FAQ', ...BLOCK, 'What now? Delete it with `kubectl delete pod boat`.')).to.deep.equal([]);
  });

  test('is typed where its output stands right below it, however the sentence speaks of it', () => {
    expect(typedIn('# Boats', ...BLOCK, 'The reason can be found in `kubectl describe pod boat`:', '', '```', 'Name:   boat', '```')).to.deep.equal(['kubectl describe pod boat']);
  });

  test('has the output that stands below it', () => {
    const { blocks } = readLines('# Boats', ...BLOCK, 'List them (`kubectl get boats -o name`):', '', '```', 'pod/boat', '```');
    expect(blocks.flatMap(({ commands = [] }) => commands).find(({ text }) => text.endsWith('-o name'))?.output?.text).to.equal('pod/boat');
  });
});

test('a sentence above an output that repeats the command before it types that once more', () => {
  const lines = (said: string): string[] => readLines('# Boats', ...BLOCK, 'Delete the first (`kubectl delete pod boat`). ', said, '', '```', 'NAME   READY   STATUS    RESTARTS   AGE', 'raft   1/1     Running   0          3s', '```').blocks.flatMap(({ commands = [] }) => commands.map(({ text }) => text));
  expect(lines('Then repeat the command:')).to.deep.equal(['kubectl get pods', 'kubectl delete pod boat', 'kubectl get pods']);
  expect(lines('Then repeat the next command:')).to.deep.equal(['kubectl get pods', 'kubectl delete pod boat']);
});

test('what is only said of a command is not typed', () => {
  for (const said of ['The `kubectl delete pod boat` command removes the boat.', 'Here, the `cat > boat.yaml << EOF` command writes it.', 'Use `cat > boat.yaml << EOF` to write it.']) expect(typedIn('# Boats', ...BLOCK, '## Explanation', said), said).to.deep.equal([]);
  expect(typedIn('# Boats', ...BLOCK, '## Go on', 'Run the `kubectl delete pod boat` command.')).to.deep.equal(['kubectl delete pod boat']);
});

test('answers to questions about what was learned are not typed', () => {
  for (const heading of ['Knowledge Check', 'Interview questions', 'FAQ']) expect(typedIn('# Boats', ...BLOCK, `## ${heading}`, '1. How do you list boats? Use `kubectl get boats -o wide`.'), heading).to.deep.equal([]);
  expect(typedIn('# Boats', ...BLOCK, '## Check', 'Use `kubectl get boats -o wide`.')).to.deep.equal(['kubectl get boats -o wide']);
});
