import { test } from 'node:test';
import { expect } from 'chai';
import { isOneRequest, isUnrouted, onceRouted } from './not-routed';

test('only a request from a Pod of its own is typed again', () => {
  for (const text of ['kubectl run ask --image=curl --rm -it --restart=Never -- curl -sI http://web', 'kubectl run ask --rm -i --image=busybox -- wget -qO- web', 'kubectl run ask --rm --attach --image=curl -- http://web']) expect(isOneRequest(text), text).to.equal(true);
  for (const text of ['kubectl run ask --image=curl -- curl http://web', 'kubectl run ask --rm -i --image=curl -- curl http://web > page', 'kubectl run ask --rm -i --image=curl -- curl http://web; kubectl delete pod web', 'kubectl run ask --rm -i --image=busybox -- ls', 'kubectl exec ask -- curl http://web']) expect(isOneRequest(text), text).to.equal(false);
});

test('nobody answers at once where no node leads to the Service yet', () => {
  for (const output of ['curl: (7) Failed to connect to web port 80 after 1 ms: Couldn\'t connect to server', 'wget: can\'t connect to remote host (10.96.1.2): Connection refused', 'pod "ask" deleted\npod labspec-1/ask terminated (Error)', 'wget: bad address \'web\'']) expect(isUnrouted({ exitCode: 1, output }), output).to.equal(true);
  expect(isUnrouted({ exitCode: 1, output: 'wget: download timed out\npod labspec-1/ask terminated (Error)' })).to.equal(false);
  expect(isUnrouted({ exitCode: 0, output: 'the page says: Connection refused' })).to.equal(false);
});

test('it is asked a few times, and no more once it is answered', async () => {
  const tries: number[] = [];
  expect(await onceRouted(() => Promise.resolve(tries.push(0)), (count) => count < 2)).to.equal(2);
  expect(await onceRouted(() => Promise.resolve(tries.push(0)), () => true)).to.equal(5);
});
