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

  const beside = (...container: string[]) => ({ beside: { 'oven.yaml': pod(...container).join('\n') } });

  test('is for a person, and what its object would be for waits, where it holds more than one value, or the text is about mistakes', () => {
    const drafted = (line: string, about = ''): string[] => featureLines(draftText(['# Bakery', about, ...block(line, 'kubectl get pod oven')], beside('volumes: [{ name: heat }]')));
    expect(drafted('kubectl apply -f oven.yaml')).to.include.members(['# TODO line 5: Kubernetes refuses it: Pod oven has the field spec.containers[0].volumes, which does not exist; see whether spec.volumes is meant', '# TODO line 6: it needs what line 5 is to do; then take these steps in']);
    expect(drafted('kubectl apply --validate=false -f oven.yaml')).to.include('I run "kubectl apply --validate=false -f oven.yaml"');
    expect(featureLines(draftText(['# Bakery', 'Find the mistake in the manifest.', ...block('kubectl apply -f oven.yaml')], beside('periodSeconds: 5'))).join('\n')).to.contain('TODO line 5: Kubernetes refuses it');
  });

  test('is a kind with other letters, which Kubernetes does not know', () => {
    const lab = draftText(['# Bakery', ...block('kubectl apply -f oven.yaml')], { beside: { 'oven.yaml': 'apiVersion: v1\nkind: secret\nmetadata: { name: oven }\n' } });
    expect(lab.fixtures.get('oven.yaml')).to.contain('kind: Secret');
    expect(lab.questions.join('\n')).to.contain('kind: secret (line 4) cannot be meant: kind: Secret stands in its place');
    expect(draftText(['# Bakery', ...block('kubectl apply -f oven.yaml')], { beside: { 'oven.yaml': 'apiVersion: ovens.example/v1\nkind: secret\nmetadata: { name: oven }\n' } }).fixtures.get('oven.yaml')).to.contain('kind: secret');
  });

  test('is left out, or the one that is meant stands in its place, and the author is asked', () => {
    const lab = draftText(['# Bakery', ...block('kubectl apply -f oven.yaml')], beside('imagePullPolcy: Always   # each time', 'periodSeconds: 5', 'status: {}'));
    expect(lab.fixtures.get('oven.yaml')).to.contain('imagePullPolicy: Always').and.not.to.match(/periodSeconds|status/);
    expect(featureLines(lab)).to.include('I run "kubectl apply -f oven.yaml"');
    expect(lab.questions.join('\n')).to.contain('the field spec.containers[0].imagePullPolcy of Pod oven (line 4) cannot be meant: imagePullPolicy stands in its place').and.contain('periodSeconds of Pod oven (line 4) cannot be meant: nothing stands in its place');
  });
});
