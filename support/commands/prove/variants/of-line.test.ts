import { describe, test } from 'node:test';
import { expect } from 'chai';
import { changesOfLine } from './of-line';
import { otherLines, otherManifests } from './other-ways';

const texts = (line: string): string[] => changesOfLine(line).map(({ text }) => text.replaceAll(/ +/g, ' '));

describe('wrong ways of a line', () => {
  const cases: [string, string[]][] = [
    ['kubectl scale deployment/web --replicas=3', ['true', 'kubectl scale deployment/web-x --replicas=3', 'kubectl scale deployment/web ', 'kubectl scale deployment/web --replicas=4']],
    ['kubectl expose deployment web --port=80', ['true', 'kubectl expose --namespace=elsewhere deployment web --port=80', 'kubectl expose deployment web-x --port=80', 'kubectl expose deployment web ', 'kubectl expose deployment web --port=81']],
    ['kubectl create configmap shop --from-literal=PORT=8081', ['true', 'kubectl create --namespace=elsewhere configmap shop --from-literal=PORT=8081', 'kubectl create configmap shop-x --from-literal=PORT=8081', 'kubectl create configmap shop ', 'kubectl create configmap shop --from-literal=PORT-x=8081', 'kubectl create configmap shop --from-literal=PORT=8082']],
    ['kubectl run web --image=busybox --restart=Never -- sleep 36000', ['true', 'kubectl run --namespace=elsewhere web --image=busybox --restart=Never -- sleep 36000', 'kubectl run web-x --image=busybox --restart=Never -- sleep 36000', 'kubectl run web --restart=Never -- sleep 36000', 'kubectl run web --image=busybox:other --restart=Never -- sleep 36000', 'kubectl run web --image=busybox -- sleep 36000', 'kubectl run web --image=busybox --restart=OnFailure -- sleep 36000', 'kubectl run web --image=busybox --restart=Never -- sleep-x 36000']],
    ['kubectl apply -f web.yaml', ['true', 'kubectl apply --namespace=elsewhere -f web.yaml', 'kubectl apply ']],
    ["kubectl exec web -- sh -c 'echo kept > /data/first'", ['true', "kubectl exec web-x -- sh -c 'echo kept > /data/first'", "kubectl exec web -- sh-x -c 'echo kept > /data/first'", "kubectl exec web -- sh -c 'echo kept > /data/firstx'"]],
    // What only says how long to wait, or how to print, is left as it is.
    ['kubectl wait --for=condition=Ready pod/web --timeout=60s', ['true', 'kubectl wait --for=condition=Ready pod/web-x --timeout=60s', 'kubectl wait pod/web --timeout=60s', 'kubectl wait --for=condition-x=Ready pod/web --timeout=60s', 'kubectl wait --for=condition=Ready-x pod/web --timeout=60s']],
    ['kubectl run once --rm -it --image=busybox -- date', []],
    ['docker run --rm busybox date', []],
    ['echo hello', ['true']],
  ];
  for (const [line, wanted] of cases) test(line, () => void expect(texts(line)).to.have.members(wanted));

  test('of several statements, one is changed at a time; letters of more than one byte shift nothing', () => {
    const changed = texts('echo "grüß Gott"\nkubectl label pod web tier=back');
    expect(changed).to.include.members(['true\nkubectl label pod web tier=back', 'echo "grüß Gott"\ntrue', 'echo "grüß Gott"\nkubectl label pod web tier=back-x', 'echo "grüß Gott"\nkubectl label pod web tier-x=back']);
  });

  test('a value that the shell fills in is left to it', () => {
    expect(texts('kubectl delete pod $name')).to.deep.equal(['true']);
  });
});

describe('other right ways', () => {
  test('another verb, and other names of a kind', () => {
    expect(otherLines('kubectl apply -f web.yaml').map(({ text }) => text)).to.deep.equal(['kubectl create -f web.yaml']);
    expect(otherLines('kubectl delete pod web').map(({ text }) => text)).to.deep.equal(['kubectl delete po web']);
    expect(otherLines('kubectl expose deployment web --port=80')).to.deep.equal([]);
  });

  test('JSON, and keys in another order, say the same', () => {
    const [json, turned] = otherManifests('kind: Pod\nmetadata: { name: web, labels: { a: b } }\n');
    expect(JSON.parse(json?.text ?? '')).to.deep.equal({ kind: 'Pod', metadata: { name: 'web', labels: { a: 'b' } } });
    expect(turned?.text.indexOf('metadata')).to.equal(0);
  });
});
