import { describe, test } from 'node:test';
import { expect } from 'chai';
import { podTemplateOf, podTemplatePath } from './pod-template';

const POD = { metadata: { labels: { app: 'till' } }, spec: { containers: [] } };

describe('what an object makes its Pods of', () => {
  const MADE: [string, object, object | undefined][] = [
    ['a Pod: itself', { kind: 'Pod', ...POD }, { kind: 'Pod', ...POD }],
    ['a Deployment: its template', { kind: 'Deployment', spec: { template: POD } }, POD],
    ['a Job: its template', { kind: 'Job', spec: { template: POD } }, POD],
    ['a CronJob: the template of its Job', { kind: 'CronJob', spec: { jobTemplate: { spec: { template: POD } } } }, POD],
    ['a Service: nothing', { kind: 'Service', spec: { selector: { app: 'till' } } }, undefined],
    ['a ConfigMap: nothing', { kind: 'ConfigMap', data: {} }, undefined],
    ['what is half written: nothing', { kind: 'CronJob', spec: { jobTemplate: null } }, undefined],
  ];
  for (const [title, object, made] of MADE) {
    test(title, () => {
      expect(podTemplateOf(object)).to.deep.equal(made);
    });
  }

  test('has a path for kinds as kubectl writes them, too', () => {
    expect([podTemplatePath('cronjob'), podTemplatePath('Pod'), podTemplatePath('deployment')]).to.deep.equal([['spec', 'jobTemplate', 'spec', 'template'], [], ['spec', 'template']]);
  });
});
