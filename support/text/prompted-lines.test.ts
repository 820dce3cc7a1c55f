import { describe, test } from 'node:test';
import { expect } from 'chai';
import { readCommands } from './read-commands';

const read = (...lines: string[]): { text: string; prompt?: string | undefined; output?: string | undefined }[] => readCommands(lines.join('\n'), 1, true).map(({ text, prompt, output }) => ({ text, ...(prompt !== undefined && { prompt }), ...(output && { output: output.text }) }));

describe('lines with and without prompts in one block', () => {
  test('are all typed: those without one stand above the shell that they open', () => {
    expect(read('#bake a loaf', 'kubectl create secret generic loaf --from-file=loaf', '', '#look at it', 'kubectl get secret loaf', 'loaf   Opaque   1   3s', '', '#go in', 'kubectl exec -ti oven -- sh', '', '#and there', '$ ls /etc/oven', 'loaf', '$ exit', '', '#it may go', 'kubectl delete pod oven')).to.deep.equal([
      { text: 'kubectl create secret generic loaf --from-file=loaf' },
      { text: 'kubectl get secret loaf', output: 'loaf   Opaque   1   3s' },
      { text: 'kubectl exec -ti oven -- sh' },
      { text: 'ls /etc/oven', prompt: '$', output: 'loaf' },
      { text: 'exit', prompt: '$' },
      { text: 'kubectl delete pod oven' },
    ]);
  });

  test('may be those of a shell by its name', () => {
    expect(read('fish # kubectl get pods', 'oven   1/1   Running')).to.deep.equal([{ text: 'kubectl get pods', prompt: 'fish #', output: 'oven   1/1   Running' }]);
    expect(read('ls # kubectl get pods')).to.deep.equal([{ text: 'ls # kubectl get pods' }]);
  });

  test('are not what a question about rights is answered with', () => {
    expect(read('kubectl auth can-i get pods', 'yes')).to.deep.equal([{ text: 'kubectl auth can-i get pods', output: 'yes' }]);
  });

  test('have the output of a line without a prompt only up to the next line that is typed', () => {
    expect(read('kubectl get nodes', 'NAME   STATUS', 'oven   Ready', '', 'bash-5.1# curl http://10.0.0.1', 'warm')).to.deep.equal([{ text: 'kubectl get nodes', output: 'NAME   STATUS\noven   Ready' }, { text: 'curl http://10.0.0.1', prompt: 'bash-5.1#', output: 'warm' }]);
  });

  test('are output without what their author says of them', () => {
    expect(read('$ kubectl get pods', 'NAME   READY', 'oven   1/1     ← warm, as it should be', 'tin    0/1   <-- look here')).to.deep.equal([{ text: 'kubectl get pods', prompt: '$', output: 'NAME   READY\noven   1/1\ntin    0/1' }]);
  });

  test('are output where they say what kubectl has done, also behind a prompt', () => {
    expect(read('[~]$ kubectl apply -f loaf.yaml', '[~]$ secret/loaf created', '[~]$ kubectl get secret')).to.deep.equal([{ text: 'kubectl apply -f loaf.yaml', prompt: '[~]$', output: '[~]$ secret/loaf created' }, { text: 'kubectl get secret', prompt: '[~]$' }]);
  });

  test('are output where the block begins with a prompt, whatever they look like', () => {
    expect(read('$ cat bake.sh', 'kubectl get pods', '$ ls')).to.deep.equal([{ text: 'cat bake.sh', prompt: '$', output: 'kubectl get pods' }, { text: 'ls', prompt: '$' }]);
  });
});

describe('the sign of a comment', () => {
  test('is the prompt of root right below a line that opens a shell, until its end', () => {
    expect(read('kubectl exec -ti oven -- sh', '    # echo $HEAT $TIME', '    hot one', '    # exit', 'kubectl delete pod oven')).to.deep.equal([{ text: 'kubectl exec -ti oven -- sh' }, { text: 'echo $HEAT $TIME', prompt: '#', output: '    hot one' }, { text: 'exit', prompt: '#' }, { text: 'kubectl delete pod oven' }]);
    expect(read('kubectl exec -it oven -- /bin/sh', '#env')).to.deep.equal([{ text: 'kubectl exec -it oven -- /bin/sh' }, { text: 'env', prompt: '#' }]);
  });

  test('is that of the shell above it, which has a longer one', () => {
    expect(read('$ kubectl exec -it oven -- bash', 'root@oven:/app# curl http://loaf/', 'fresh', '', '# curl http://loaf.bakery/', 'fresh')).to.deep.equal([{ text: 'kubectl exec -it oven -- bash', prompt: '$' }, { text: 'curl http://loaf/', prompt: 'root@oven:/app#', output: 'fresh' }, { text: 'curl http://loaf.bakery/', prompt: 'root@oven:/app#', output: 'fresh' }]);
  });

  test('stays a comment where it is a sentence, of the reader’s own machine, or below another line', () => {
    for (const comment of ['# look at the loaf', '# cat the file', '# kubectl get pods', '# curl it: http://loaf']) expect(read('kubectl exec -it oven -- sh', comment, 'ls'), comment).to.deep.equal([{ text: 'kubectl exec -it oven -- sh' }, { text: 'ls' }]);
    expect(read('kubectl get pods', '# cat /etc/oven').map(({ text }) => text)).to.deep.equal(['kubectl get pods']);
  });
});

test('a prompt without a line is nothing, and what kubectl prints behind one is output', () => {
  expect(read('kubectl exec -ti oven -- sh', '/data # ls', 'loaf', '/data #')).to.deep.equal([{ text: 'kubectl exec -ti oven -- sh' }, { text: 'ls', prompt: '/data #', output: 'loaf' }]);
  expect(read('$ kubectl exec -it oven -- bash', 'root@oven:/app# kill 1', 'root@oven:/app# command terminated with exit code 137')).to.deep.equal([{ text: 'kubectl exec -it oven -- bash', prompt: '$' }, { text: 'kill 1', prompt: 'root@oven:/app#', output: 'command terminated with exit code 137' }]);
});

test('an arrow stands before a folder, a branch, or at once before what is typed', () => {
  for (const line of ['➜ kubectl get pods', '➜  bakery kubectl get pods', '➜  bakery git:(main) ✗ kubectl get pods', '➜  kubectl kubectl get pods', '❯ kubectl get pods']) expect(read(line)[0]?.text, line).to.equal('kubectl get pods');
});

test('what npm prints of its scripts has no prompt', () => {
  expect(read('> till@1.0.0 start', '> node till.js')).to.deep.equal([]);
  expect(read('> node till.js')).to.deep.equal([{ text: 'node till.js', prompt: '>' }]);
});

test('the sign of a prompt is none where a line goes on with it', () => {
  expect(read('kubectl get events \\', '  | grep oven \\', '  > ~/oven.txt', 'cat ~/oven.txt').map(({ text }) => text)).to.deep.equal(['kubectl get events \\\n  | grep oven \\\n  > ~/oven.txt', 'cat ~/oven.txt']);
  expect(read('$ kubectl get pods \\', '> -o wide', '> --watch').map(({ text }) => text)).to.deep.equal(['kubectl get pods \\\n-o wide']);
});

test('a prompt that stands twice is one', () => {
  expect(read('$ $ kubectl get nodes', 'NAME   STATUS', 'mill   Ready').map(({ text, prompt }) => [text, prompt])).to.deep.equal([['kubectl get nodes', '$ $']]);
});
