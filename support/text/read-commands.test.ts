import { describe, test } from 'node:test';
import { expect } from 'chai';
import type { Block } from './lab-text';
import { readLines } from '../../test/kit/written-text';
import { readCommands } from './read-commands';

/** Of the first block. */
function commandsOf(lines: readonly string[]): NonNullable<Block['commands']> {
  return readLines(...lines).blocks[0]?.commands ?? [];
}

test('what comments below several lines show together is of each of them', () => {
  const shown = commandsOf(['```bash', 'kubectl apply -f till.yaml', 'kubectl wait --for=condition=Ready pod/till', '# pod/till created', '# pod/till condition met', '```']).map(({ output }) => output);
  expect(shown).to.deep.equal([{ text: 'pod/till created', line: 4 }, { text: 'pod/till condition met', line: 5 }]);
});

test('an error in a comment below a line is its output', () => {
  const shown = (comment: string): (string | undefined)[] => commandsOf(['```bash', 'kubectl patch configmap till -p x', comment, '```']).map(({ output }) => output?.text);
  expect(shown('# The ConfigMap "till" is invalid: data: Forbidden: field is immutable')).to.deep.equal(['The ConfigMap "till" is invalid: data: Forbidden: field is immutable']);
  expect(shown('# The ConfigMap is not changed')).to.deep.equal([undefined]);
});

describe('the commands of a block', () => {
  test('set a variable without a language of a shell, if a command below needs it', () => {
    const typed = (...lines: string[]): string[] => commandsOf(['```', ...lines, '```']).map(({ text }) => text);
    expect(typed('SHOP=till', 'kubectl get pod $SHOP-1')).to.deep.equal(['SHOP=till', 'kubectl get pod $SHOP-1']);
    expect(typed('kubectl exec till -- env', 'SHOP=till', 'SHOPS=two')).to.deep.equal(['kubectl exec till -- env']);
    expect(typed('SHOP=till', 'kubectl get pod $SHOPS')).to.deep.equal(['kubectl get pod $SHOPS']);
  });

  test('has a remark behind a line as output only if it looks like what kubectl prints', () => {
    const [said, printed] = commandsOf(['```sh', 'kubectl get cm', '# 2. See that what was read before is not updated', 'kubectl apply -f till.yaml', '# pod/till created', '```']);
    expect([said?.output, printed?.output?.text]).to.deep.equal([undefined, 'pod/till created']);
  });

  test('gives each of several lines of one program its line of the output, if there are as many', () => {
    const outputs = (lines: readonly string[], shown: readonly string[]): (string | undefined)[] => commandsOf(['```sh', ...lines, '```', 'The output is:', '```', ...shown, '```']).map(({ output }) => output?.text);
    expect(outputs(['echo $SHOP', 'echo $TILL'], ['baker', 'left'])).to.deep.equal(['baker', 'left']);
    expect(outputs(['echo $SHOP', 'echo $TILL'], ['baker', 'left', 'right'])).to.deep.equal([undefined, 'right']);
    expect(outputs(['kubectl apply -f till.yaml', 'echo $TILL'], ['one', 'two'])).to.deep.equal([undefined, 'one\ntwo']);
  });

  test('has what is said above the next prompt not as output', () => {
    const outputs = (...lines: string[]): (string | undefined)[] => commandsOf(['```', ...lines, '```']).map(({ output }) => output?.text);
    expect(outputs('$ kubectl get cm', 'till   1   2m', '', '# now without it', '$ kubectl delete cm till', '# and look again', '', '$ kubectl get cm')).to.deep.equal(['till   1   2m', undefined, undefined]);
    expect(outputs('$ cat till.conf', 'a=b', '# the end', 'c=d', '$ ls')).to.deep.equal(['a=b\n# the end\nc=d', undefined]);
  });
});

describe('lines of a program that nobody knows', () => {
  const read = (...lines: string[]): string[] => readCommands(lines.join('\n'), 1, false).map(({ text }) => text);

  test('are commands where they stand apart, and have an option or write a file', () => {
    expect(read('frobber --fetch ', '', 'cat a.yaml', '', '# and now', 'frobber --of=a < a.yaml > b.yaml', 'cat b.yaml')).to.deep.equal(['frobber --fetch', 'cat a.yaml', 'frobber --of=a < a.yaml > b.yaml', 'cat b.yaml']);
  });

  test('are printed where they stand below a command', () => {
    expect(read('kubectl help', 'options --short', 'web > ok')).to.deep.equal(['kubectl help']);
    expect(read('frobber --fetch')).to.deep.equal([]);
    expect(read('kubectl get pods', '', 'a sentence of words')).to.deep.equal(['kubectl get pods']);
  });
});

describe('a part of a manifest in a block of commands', () => {
  const outputOf = (...lines: string[]): string | undefined => readCommands(lines.join('\n'), 1, true)[0]?.output?.text;

  test('is not what the line above its comment prints', () => {
    expect(outputOf('echo -n bee | base64', '', '# Use it in the Secret', 'data:', '  hive: YmVl')).to.equal(undefined);
  });

  test('is, where the line prints such values, or no comment stands between', () => {
    for (const line of ['kubectl get secret bee -o yaml', 'cat bee.yaml']) expect(outputOf(line, '# It has', 'data:', '  hive: YmVl'), line).to.include('hive');
    expect(outputOf('echo -n bee | base64', 'data:', '  hive: YmVl')).to.include('hive');
  });
});

test('two signs in a row are a prompt, too', () => {
  expect(readCommands('>> kubectl get pods\nNo resources found\n>> kubectl get nodes', 1, false).map(({ text, prompt }) => ({ text, prompt }))).to.deep.equal([{ text: 'kubectl get pods', prompt: '>>' }, { text: 'kubectl get nodes', prompt: '>>' }]);
});

test('below a comment that announces output, words are printed', () => {
  const read = (comment: string): string[] => readCommands(`till list\n${comment}\nname\n----\nleft`, 1, true).map(({ text }) => text);
  for (const comment of ['# Output:', '# expected output', '# Returns:']) expect(read(comment), comment).to.deep.equal(['till list']);
  expect(read('# The output goes to')).to.include('name');
});

test('what kubectl never prints of a change is not its output', () => {
  const outputOf = (line: string, shown: string): string | undefined => commandsOf(['```bash', line, '```', 'Result:', '```text', shown, '```'])[0]?.output?.text;
  for (const shown of ['Till 1 Till 2', '10.0.0.1 till.example']) expect(outputOf('kubectl scale deployment till --replicas=2', shown), shown).to.equal(undefined);
  for (const shown of ['deployment.apps/till scaled', 'Error from server (NotFound): no till', 'NAME   READY']) expect(outputOf('kubectl scale deployment till --replicas=2', shown), shown).to.equal(shown);
  for (const line of ['kubectl get pods', 'kubectl create token till', 'kubectl apply -f till.yaml -o name', 'kubectl apply -f till.yaml && ls']) expect(outputOf(line, 'till'), line).to.equal('till');
});
