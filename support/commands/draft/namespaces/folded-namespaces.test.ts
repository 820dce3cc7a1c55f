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

  test('goes where envsubst would write the one of each reader', () => {
    expect(file('metadata:', '  name: stock', '  namespace: market-$USER')).to.contain('name: stock').and.not.to.contain('namespace');
  });
});
