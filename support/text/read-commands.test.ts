import { describe, test } from 'node:test';
import { expect } from 'chai';
import type { Block } from './lab-text';
import { readLines } from '../../test/kit/written-text';

/** Of the first block. */
function commandsOf(lines: readonly string[]): NonNullable<Block['commands']> {
  return readLines(...lines).blocks[0]?.commands ?? [];
}

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
    expect(outputs(['echo $SHOP', 'echo $TILL'], ['baker', 'left', 'right'])).to.deep.equal([undefined, 'baker\nleft\nright']);
    expect(outputs(['kubectl apply -f till.yaml', 'echo $TILL'], ['one', 'two'])).to.deep.equal([undefined, 'one\ntwo']);
  });

  test('has what is said above the next prompt not as output', () => {
    const outputs = (...lines: string[]): (string | undefined)[] => commandsOf(['```', ...lines, '```']).map(({ output }) => output?.text);
    expect(outputs('$ kubectl get cm', 'till   1   2m', '', '# now without it', '$ kubectl delete cm till', '# and look again', '', '$ kubectl get cm')).to.deep.equal(['till   1   2m', undefined, undefined]);
    expect(outputs('$ cat till.conf', 'a=b', '# the end', 'c=d', '$ ls')).to.deep.equal(['a=b\n# the end\nc=d', undefined]);
  });
});
