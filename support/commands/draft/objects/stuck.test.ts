import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts, yamlBlock } from '../../../../test/kit/draft-text';

const workload = (probe: string, image = 'nginx:1'): string[] => ['# stall.yaml', 'apiVersion: apps/v1', 'kind: Deployment', 'metadata: { name: stall }', 'spec:', '  selector: { matchLabels: { app: stall } }', '  template:', '    metadata: { labels: { app: stall } }', '    spec:', `      containers: [{ name: stall, image: "${image}"${probe} }]`];
const drafted = (manifest: readonly string[], ...lines: string[]): string => featureTexts(draftText(['# Market', ...yamlBlock(...manifest), ...block('kubectl apply -f stall.yaml', ...lines)])).join('\n');

describe('Pods that are never ready', () => {
  for (const probe of ['{ httpGet: { path: /open, port: 80 } }', '{ httpGet: { path: /, port: 8080 } }', '{ tcpSocket: { port: 9999 } }'])
    test(`are those of a server with one page, by the probe ${probe}`, () => {
      const text = drafted(workload(`, readinessProbe: ${probe}`), 'kubectl rollout status deployment/stall', 'kubectl rollout restart deployment stall');
      expect(text).to.include('deployment "stall" exists').and.include('kubectl rollout status --timeout=10s deployment/stall').and.include('I see "timed out"').and.not.include('"stall" is available').and.not.include('is rolled out');
    });

  test('are not those of a change that is taken back', () => {
    const broken = workload(', readinessProbe: { httpGet: { path: /open, port: 80 } }').map((line) => line.replace('# stall.yaml', '# broken.yaml'));
    const text = featureTexts(draftText(['# Market', ...yamlBlock(...workload('')), ...block('kubectl apply -f stall.yaml'), ...yamlBlock(...broken), ...block('kubectl apply -f broken.yaml', 'kubectl rollout undo deployment/stall', 'kubectl rollout status deployment/stall')])).join('\n');
    expect(text).to.include('deployment "stall" is rolled out').and.not.include('--timeout');
  });

  test('are those of an image that ends by itself, scaled or restarted', () => {
    const text = featureTexts(draftText(['# Market', ...block('kubectl create deployment stall --image=busybox', 'kubectl scale deployment stall --replicas=3', 'kubectl rollout restart deployment stall')])).join('\n');
    expect(text).to.include('deployment "stall" exists').and.not.include('ready replicas').and.not.include('is rolled out');
  });

  test('are not those of other servers, of other probes, or with files of their own', () => {
    for (const manifest of [workload(', readinessProbe: { httpGet: { path: /, port: 80 } }'), workload(', livenessProbe: { httpGet: { path: /open, port: 80 } }'), workload(', readinessProbe: { httpGet: { path: /open, port: 80 } }', 'shop/stall:1'), workload(', command: [serve], readinessProbe: { httpGet: { path: /open, port: 80 } }'), workload(', ports: [{ name: web, containerPort: 80 }], readinessProbe: { httpGet: { path: /, port: web } }')]) expect(drafted(manifest)).to.include('deployment "stall" is available');
  });

  test('may be those of a file with such a name: its rollout ends after a while, or before', () => {
    const text = featureTexts(draftText(['# Market', ...yamlBlock(...workload('').map((line) => line.replace('# stall.yaml', '# broken.yaml'))), ...block('kubectl apply -f broken.yaml', 'kubectl rollout status deploy/stall', 'kubectl set image deploy/stall stall=nginx:2', 'kubectl rollout status deploy/stall')])).join('\n');
    expect(text.match(/--timeout=10s/g)).to.have.length(1);
    expect(text).not.to.include('timed out');
  });
});
