import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts, yamlBlock } from '../../../../test/kit/draft-text';

const bed = (affinity: string, replicas = 1): string[] => ['# bed.yaml', 'apiVersion: apps/v1', 'kind: Deployment', 'metadata: { name: bed }', `spec:`, `  replicas: ${replicas}`, '  selector: { matchLabels: { app: bed } }', '  template:', '    metadata: { labels: { app: bed } }', '    spec:', '      containers: [{ name: bed, image: "nginx:1" }]', `      affinity: { ${affinity} }`];
const rule = (kind: string, app: string): string => `${kind}: { requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: { matchLabels: { app: ${app} } }, topologyKey: kubernetes.io/hostname }] }`;
const drafted = (manifest: readonly string[], ...above: string[]): string => featureTexts(draftText(['# Garden', ...yamlBlock(...manifest), ...block(...above, 'kubectl apply -f bed.yaml')])).join('\n');

describe('Pods that run beside others, or apart from them', () => {
  test('are asked for only as an object, where nothing in the text makes the others, or many nodes are needed', () => {
    for (const manifest of [bed(rule('podAffinity', 'well')), bed(rule('podAntiAffinity', 'bed'), 4)]) expect(drafted(manifest)).to.include('deployment "bed" exists').and.not.include('"bed" is available');
  });

  test('run where the others are made, beside themselves, or with few of their own', () => {
    expect(drafted(bed(rule('podAffinity', 'well')), 'kubectl run well --image=nginx:1 --labels=app=well')).to.include('"bed" is available');
    for (const manifest of [bed(rule('podAffinity', 'bed')), bed(rule('podAntiAffinity', 'bed'), 2), bed(rule('podAntiAffinity', 'well'), 4)]) expect(drafted(manifest)).to.include('"bed" is available');
  });
});

describe('Pods whose nginx passes requests on', () => {
  const gate = (settings: string): string[] => ['# bed.yaml', 'apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: gate }', 'data:', '  default.conf: |', `    ${settings}`, '---', 'apiVersion: v1', 'kind: Pod', 'metadata: { name: gate }', 'spec:', '  containers: [{ name: gate, image: "nginx:1" }]', '  volumes: [{ name: gate, configMap: { name: gate } }]'];

  test('wait for a Service that nothing in the text makes, and what is typed there waits, too', () => {
    const text = featureTexts(draftText(['# Garden', ...yamlBlock(...gate('location / { proxy_pass http://shed:80; }')), ...block('kubectl apply -f bed.yaml', 'kubectl exec gate -- ls')])).join('\n');
    expect(text).to.include('pod "gate" exists').and.include('the cluster must have service "shed"').and.not.include('"gate" is ready');
  });

  test('run with one of the text, or with a group of their own', () => {
    expect(drafted(gate('location / { proxy_pass http://shed:80; }'), 'kubectl create service clusterip shed --tcp=80')).to.include('"gate" is ready');
    expect(drafted(gate('upstream sheds { server localhost:8080; } location / { proxy_pass http://sheds/; }'))).to.include('"gate" is ready');
  });
});
