import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';
import { manifestsIn } from './read-manifests';
import { whyWrongField } from './wrong-fields';

const why = (...lines: string[]): (string | undefined)[] => manifestsIn(lines.join('\n')).map(whyWrongField);
const pod = (...container: string[]): string[] => ['apiVersion: v1', 'kind: Pod', 'metadata: { name: oven }', 'spec:', '  containers:', '    - name: oven', '      image: nginx', ...container.map((line) => `      ${line}`)];

describe('a field that the API does not have', () => {
  test('is one of another level, or is misspelt', () => {
    expect(why(...pod('initialDelaySeconds: 5'))).to.deep.equal(['Kubernetes refuses it: Pod oven has the field spec.containers[0].initialDelaySeconds, which does not exist']);
    expect(why(...pod('volumes: []'))).to.deep.equal(['Kubernetes refuses it: Pod oven has the field spec.containers[0].volumes, which does not exist; see whether spec.volumes is meant']);
    expect(why('apiVersion: apps/v1', 'kind: Deployment', 'metadata: { name: oven }', 'spec: { replica: 2 }')).to.deep.equal(['Kubernetes refuses it: Deployment oven has the field spec.replica, which does not exist; see whether replicas is meant']);
    expect(why('apiVersion: apps/v1', 'kind: Deployment', 'metadata: { name: oven }', 'spec: { terminationGracePeriodSeconds: 2 }').join()).not.to.contain('is meant');
  });

  test('is not one of a right manifest, of another group, or of an early version', () => {
    expect(why(...pod('ports: [{ containerPort: 80 }]', 'resources: { limits: { cpu: 1 } }'))).to.deep.equal([undefined]);
    expect(why('apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: oven }', 'data: { bread: rye }')).to.deep.equal([undefined]);
    expect(why('apiVersion: v1', 'kind: LimitRange', 'metadata: { name: oven }', 'spec: { limits: [{ type: Container, default: { cpu: 1 } }] }')).to.deep.equal([undefined]);
    expect(why('apiVersion: serving.example.com/v1', 'kind: Service', 'metadata: { name: oven }', 'spec: { heat: 2 }')).to.deep.equal([undefined]);
    expect(why('apiVersion: autoscaling/v2beta2', 'kind: HorizontalPodAutoscaler', 'metadata: { name: oven }', 'spec: { heat: 2 }')).to.deep.equal([undefined]);
  });

  test('is for a person, and what its object would be for waits, unless kubectl does not look', () => {
    const drafted = (line: string): string[] => featureLines(draftText(['# Bakery', ...block(line, 'kubectl get pod oven')], { beside: { 'oven.yaml': pod('periodSeconds: 5').join('\n') } }));
    expect(drafted('kubectl apply -f oven.yaml')).to.include.members(['# TODO line 4: Kubernetes refuses it: Pod oven has the field spec.containers[0].periodSeconds, which does not exist', '# TODO line 5: it needs what line 4 is to do; then take these steps in']);
    expect(drafted('kubectl apply --validate=false -f oven.yaml')).to.include('I run "kubectl apply --validate=false -f oven.yaml"');
  });
});
