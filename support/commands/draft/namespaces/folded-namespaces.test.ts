import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, yamlBlock } from '../../../../test/kit/draft-text';

const file = (...metadata: string[]): string => draftText(['# Shop', 'Write `stock.yaml`:', ...yamlBlock('apiVersion: v1', 'kind: ConfigMap', ...metadata), ...block('kubectl create ns market', 'kubectl apply -f stock.yaml')]).fixtures.get('stock.yaml') ?? '';

describe('the namespace of an object in a file', () => {
  test('goes, also within braces', () => {
    for (const metadata of [['metadata:', '  name: stock', '  namespace: market'], ['metadata: { name: stock, namespace: market }'], ['metadata: { namespace: market, name: stock }']]) expect(file(...metadata)).to.contain('name: stock').and.not.to.contain('namespace');
  });

  test('is not expected of an output', () => {
    const lab = draftText(['# Shop', ...block('$ kubectl create ns market', '$ kubectl run stock -n market --image=nginx:1', "$ kubectl get pod stock -n market -o yaml | grep -A2 ' name: stock'", '  name: stock', '  namespace: market', '  labels:')]);
    expect(featureLines(lab)).to.include('I see "name: stock"').and.not.include('I see "namespace: market"');
  });

  test('goes, too, beside what no program reads', () => {
    expect(file('metadata: { name: stock, namespace: market }', 'data:', '  bread: *rye', '---', 'apiVersion: v1', 'kind: Namespace', 'metadata: { name: market }')).to.contain('bread: *rye').and.not.to.contain('market');
  });

  test('goes where envsubst would write the one of each reader', () => {
    expect(file('metadata:', '  name: stock', '  namespace: market-$USER')).to.contain('name: stock').and.not.to.contain('namespace');
    expect(file('metadata: { name: stock, namespace: market-$USER }')).to.contain('metadata: { name: stock }');
  });

  test('goes from the hosts of services, too, which are known by their names within it', () => {
    const hosts = (host: string, ...more: string[]): string => /host: (.*)/.exec(file('metadata: { name: stock }', 'data:', `  host: ${host}`, ...more))?.[1] ?? '';
    expect(hosts('http://till.market.svc.cluster.local:80/a')).to.equal('http://till:80/a');
    expect(hosts('till-0.till.market.svc')).to.equal('till-0.till');
    expect(hosts('till.default.svc')).to.equal('till');
    expect(hosts('till.east.svc', '---', 'apiVersion: v1', 'kind: Service', 'metadata: { name: till }')).to.equal('till');
    const quoted = draftText(['# Shop', ...block('kubectl create ns fair', 'kubectl run till --image=nginx:1 -n fair', "kubectl exec till -n fair -- sh -c 'curl till.fair.svc:80'")]);
    expect(featureLines(quoted).join()).to.contain("sh -c 'curl till:80'");
    for (const other of ['kubernetes.default.svc', 'kube-dns.kube-system.svc', 'till.east.svc', 'till.market.svc.example.org']) expect(hosts(other)).to.equal(other);
  });
});
