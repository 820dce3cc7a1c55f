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

test('what is only said of a command is not typed', () => {
  for (const said of ['The `kubectl delete pod boat` command removes the boat.', 'Here, the `cat > boat.yaml << EOF` command writes it.', 'Use `cat > boat.yaml << EOF` to write it.']) expect(typedIn('# Boats', ...BLOCK, '## Explanation', said), said).to.deep.equal([]);
  expect(typedIn('# Boats', ...BLOCK, '## Go on', 'Run the `kubectl delete pod boat` command.')).to.deep.equal(['kubectl delete pod boat']);
});

test('answers to questions about what was learned are not typed', () => {
  for (const heading of ['Knowledge Check', 'Interview questions', 'FAQ']) expect(typedIn('# Boats', ...BLOCK, `## ${heading}`, '1. How do you list boats? Use `kubectl get boats -o wide`.'), heading).to.deep.equal([]);
  expect(typedIn('# Boats', ...BLOCK, '## Check', 'Use `kubectl get boats -o wide`.')).to.deep.equal(['kubectl get boats -o wide']);
});
