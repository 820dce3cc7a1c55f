import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts, yamlText } from '../../../../test/kit/draft-text';

const SHOP = ['apiVersion: apps/v1', 'kind: Deployment', 'metadata: { name: shop }', 'spec:', '  replicas: 2', '  selector: { matchLabels: { app: shop } }', '  template:', '    metadata: { labels: { app: shop } }', '    spec: { containers: [{ name: till, image: "nginx:1.27" }] }'];
const APPLIED = ['## 1. Open', 'Write this to `shop.yaml`:', '', '```yaml', ...SHOP, '```', ...block('kubectl apply -f shop.yaml')];

function drafted(...lines: string[]): { features: string; yaml: string } {
  const draft = draftText(['# Shop', ...lines]);
  return { features: featureTexts(draft).join('\n'), yaml: yamlText(draft) };
}

describe('a manifest that is applied again', () => {
  const grown = drafted(...APPLIED, '## 2. Grow', ...block('kubectl scale deployment shop --replicas=3'), 'Open `shop.yaml`, change `replicas: 2` to `replicas: 4`, and apply it:', ...block('kubectl apply -f shop.yaml')).features;

  test('must have what it changes; what a line before has made of it need not hold any more', () => {
    expect(grown).to.contain('Then deployment "shop" is available').and.to.contain('And deployment "shop" has 4 ready replicas within 2 minutes');
    expect(grown).to.match(/# left out, because a later line of the task changes Deployment\/shop: deployment "shop" has 3 ready replicas/);
  });

  test('is written once before it is applied', () => {
    expect(grown.match(/cat > shop\.yaml <</g)).to.have.lengthOf(1);
  });

  test('asks for its new image', () => {
    const renewed = drafted(...APPLIED, '## 2. Renew', 'Open `shop.yaml`, change `nginx:1.27` to `nginx:1.28`:', ...block('kubectl apply -f shop.yaml')).features;
    expect(renewed).to.contain('deployment "shop" runs the image "nginx:1.28"').and.not.to.contain('ready replicas');
  });

  test('asks for nothing new where it is the same', () => {
    expect(drafted(...APPLIED, '## 2. Again', ...block('kubectl apply -f shop.yaml')).features).not.to.contain('ready replicas');
  });
});

test('the one namespace that readers make is where a check looks; of several, none', () => {
  const make = (...names: string[]): string => drafted('## 1. Begin', ...block(...names.flatMap((name) => [`kubectl create namespace ${name}`, `kubectl -n ${name} create configmap stock`]))).yaml;
  expect(make('market')).to.contain('names: { namespace: "market" }');
  expect(make('market', 'depot')).not.to.contain('names:');
  expect(drafted(...APPLIED).yaml).not.to.contain('names:');
});
