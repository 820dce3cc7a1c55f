import { test } from 'node:test';
import { expect } from 'chai';
import { parse } from 'yaml';
import { withoutCluster } from './without-cluster';

const none = (): boolean => false;

test('what a cluster has written is none of the scene', () => {
  const dump = ['apiVersion: v1', 'kind: Pod', 'metadata: { name: hen, uid: 3b, resourceVersion: "19", labels: { a: b } }', 'spec:', '  nodeName: farm', '  serviceAccount: default', '  serviceAccountName: default', '  containers: [{ name: hen, image: nginx, volumeMounts: [{ name: kube-api-access-j9nlk, mountPath: /t }, { name: egg, mountPath: /egg }] }]', '  volumes: [{ name: kube-api-access-j9nlk, projected: {} }, { name: egg, emptyDir: {} }]', 'status: { phase: Running }'].join('\n');
  expect(parse(withoutCluster(dump, none))).to.deep.equal({
    apiVersion: 'v1', kind: 'Pod', metadata: { name: 'hen', labels: { a: 'b' } },
    spec: { serviceAccount: 'default', serviceAccountName: 'default', containers: [{ name: 'hen', image: 'nginx', volumeMounts: [{ name: 'egg', mountPath: '/egg' }] }], volumes: [{ name: 'egg', emptyDir: {} }] },
  });
});

test('an account that is not there is none of the scene either, in a Pod as in a template', () => {
  const of = (kind: string, spec: string): string => `# as it was\napiVersion: v1\nkind: ${kind}\nmetadata: { name: hen }\nspec: ${spec}\n`;
  const pods = '{ serviceAccountName: farmer, containers: [{ name: hen, image: nginx }] }';
  for (const [kind, spec] of [['Pod', pods], ['Deployment', `{ template: { spec: ${pods} } }`], ['CronJob', `{ jobTemplate: { spec: { template: { spec: ${pods} } } } }`]] as const) {
    expect(withoutCluster(of(kind, spec), none), kind).to.contain('# as it was').and.contain('image: nginx').and.not.contain('farmer');
    expect(withoutCluster(of(kind, spec), (account) => account === 'farmer')).to.equal(of(kind, spec));
  }
});

test('a manifest stays as somebody wrote it', () => {
  for (const text of ['apiVersion: v1\nkind: Service\nmetadata: {name:  hen}\nspec: { ports: [ {port: 80} ] }\n', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: hen }\n']) expect(withoutCluster(text, none)).to.equal(text);
});
