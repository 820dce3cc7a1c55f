import { test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts } from '../../../../test/kit/draft-text';

const RUN = ['## Step 1: Open', ...block('kubectl run shop --image=nginx:1 --port=80')];
const drafted = (...lines: string[]): string[] => featureTexts(draftText(['# Shop', ...RUN, ...lines]));

test('a request that acts is made again until the way to its Pod is open', () => {
  const [, text = ''] = drafted('## Step 2: Ask', ...block('kubectl port-forward pod/shop 8080:80 &', 'wget http://localhost:8080', 'curl -X POST localhost:8080/orders', 'curl localhost:8080', 'wget -t 2 http://localhost:8080'));
  for (const line of ['wget --retry-connrefused --waitretry=1 --tries=10 http://localhost:8080', 'curl --retry 10 --retry-delay 1 --retry-connrefused -X POST localhost:8080/orders', '"curl localhost:8080"', '"wget -t 2 http://localhost:8080"']) expect(text).to.include(line);
});

test('a task that asks at a port opens the way again that an earlier one has opened', () => {
  const lines = drafted('## Step 2: Forward', ...block('kubectl port-forward pod/shop 8080 &', 'kubectl get pods'), '## Step 3: Ask', ...block('curl localhost:8080'), '## Step 4: Ask elsewhere', ...block('kubectl port-forward pod/shop 9090:80 &', 'curl localhost:9090'));
  expect(lines[2]).to.match(/# line \d+, once more\n[^]*kubectl port-forward pod\/shop 8080 [^]*curl localhost:8080/);
  expect(lines[3]).not.to.include('once more');
});
