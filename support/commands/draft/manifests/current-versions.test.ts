import { describe, test } from 'node:test';
import { expect } from 'chai';
import { newState } from '../new-state';
import { inCurrentVersions } from './current-versions';

function current(...lines: string[]): { text: string; asked: string[] } {
  const state = newState({ images: new Map(), fetched: new Map() }, '/', undefined);
  return { text: inCurrentVersions(state, `${lines.join('\n')}\n`), asked: [...state.asked.keys()] };
}

describe('objects in versions that are no longer served', () => {
  test('get the version of now, and the selector that it asks for; comments stay', () => {
    const { text, asked } = current('apiVersion: extensions/v1beta1', 'kind: Deployment', 'metadata: { name: shop }', 'spec:', '  replicas: 2 # two', '  template:', '    metadata: { labels: { app: shop } }', '    spec: { containers: [{ name: shop, image: busybox }] }');
    expect(text).to.contain('apiVersion: apps/v1').and.contain('# two').and.match(/selector:\n\s+matchLabels:\n\s+app: shop/);
    expect(asked).to.deep.equal(['the Deployment shop in extensions/v1beta1']);
  });

  test('of an Ingress: its services and types of paths', () => {
    const { text } = current('apiVersion: networking.k8s.io/v1beta1', 'kind: Ingress', 'metadata: { name: door }', 'spec:', '  backend: { serviceName: lost, servicePort: 80 }', '  rules:', '  - http:', '      paths:', '      - path: /', '        backend:', '          serviceName: shop', '          servicePort: http');
    expect(text).to.match(/defaultBackend:\n\s+service:\n\s+name: lost\n\s+port:\n\s+number: 80/).and.match(/pathType: ImplementationSpecific/).and.match(/service:\n\s+name: shop\n\s+port:\n\s+name: http/);
    expect(text).not.to.match(/serviceName|servicePort/);
  });

  test('of an autoscaler: the targets of its resources', () => {
    const scaler = (metric: string): string[] => ['apiVersion: autoscaling/v2beta1', 'kind: HorizontalPodAutoscaler', 'metadata: { name: shop }', 'spec:', '  maxReplicas: 3', '  metrics:', `  - ${metric}`];
    expect(current(...scaler('{ type: Resource, resource: { name: cpu, targetAverageUtilization: 60 } }')).text).to.match(/^apiVersion: autoscaling\/v2\n/).and.match(/target: \{ type: Utilization, averageUtilization: 60 \}/);
    expect(current(...scaler('{ type: Resource, resource: { name: memory, targetAverageValue: 90Mi } }')).text).to.match(/target: \{ type: AverageValue, averageValue: 90Mi \}/);
    expect(current(...scaler('{ type: Pods, pods: { metricName: sales, targetAverageValue: 5 } }')).asked).to.deep.equal([]);
  });

  test('stay as they are where a person must choose, or where they are served', () => {
    for (const lines of [
      ['apiVersion: extensions/v1beta1', 'kind: Deployment', 'metadata: { name: shop }', 'spec: { template: { spec: {} } }'],
      ['apiVersion: apiextensions.k8s.io/v1beta1', 'kind: CustomResourceDefinition', 'metadata: { name: carts.shop.test }'],
      ['apiVersion: networking.k8s.io/v1beta1', 'kind: Ingress', 'metadata: { name: door }'],
      ['apiVersion: shop.test/v1beta1', 'kind: Ingress', 'metadata: { name: door }'],
      ['apiVersion: batch/v1', 'kind: CronJob', 'metadata: { name: night }'],
    ]) expect(current(...lines)).to.deep.equal({ text: `${lines.join('\n')}\n`, asked: [] });
  });

  test('are changed one by one among several of a file', () => {
    const { text } = current('apiVersion: v1', 'kind: Service', 'metadata: { name: shop }', '---', 'apiVersion: batch/v1beta1', 'kind: CronJob', 'metadata: { name: night }');
    expect(text).to.equal('apiVersion: v1\nkind: Service\nmetadata: { name: shop }\n---\napiVersion: batch/v1\nkind: CronJob\nmetadata: { name: night }\n');
  });
});
