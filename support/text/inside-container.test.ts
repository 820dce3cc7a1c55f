import { describe, test } from 'node:test';
import { expect } from 'chai';
import { readCommands } from './read-commands';

const inside = (...lines: string[]): string[] => readCommands(['kubectl exec -it oven -- bash', ...lines].join('\n'), 1, true).filter(({ isInside }) => isInside).map(({ text }) => text);

describe('lines of kubectl below a line that opens a shell', () => {
  test('are typed in the container where a comment says so, until its shell is left', () => {
    expect(inside('', '# Inside the pod, look around', 'kubectl get pods', '# and', 'kubectl get nodes', 'exit', 'kubectl delete pod oven')).to.deep.equal(['kubectl get pods', 'kubectl get nodes', 'exit']);
    expect(inside('# Now in the container:', 'kubectl get pods', '# Back on your machine', 'kubectl get nodes')).to.deep.equal(['kubectl get pods']);
  });

  test('are the reader’s own otherwise', () => {
    expect(inside('', '# Services', 'kubectl get services')).to.deep.equal([]);
    expect(inside('ls', '# Inside the pods is nothing', 'kubectl get pods')).to.deep.equal([]);
  });
});
