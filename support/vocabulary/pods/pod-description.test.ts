import { test } from 'node:test';
import type { V1Pod } from '@kubernetes/client-node';
import { expect } from 'chai';
import { stringify } from 'yaml';
import { differences, TOKEN_MOUNT, tokenMount, toleratedFor } from './pod-description';

// As Kubernetes 1.34 sets them on every pod.
const pod: V1Pod = {
  metadata: { name: 'hello', uid: 'u-1', labels: { run: 'hello' } },
  spec: {
    containers: [{ name: 'hello', volumeMounts: [{ name: 'kube-api-access', mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', readOnly: true }] }],
    tolerations: [{ key: 'node.kubernetes.io/not-ready', effect: 'NoExecute', operator: 'Exists', tolerationSeconds: 300 }],
    volumes: [{
      name: 'kube-api-access',
      projected: { sources: [
        { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        { downwardAPI: { items: [{ path: 'namespace' }] } },
      ] },
    }],
  },
  status: { qosClass: 'BestEffort', conditions: [{ type: 'Ready', status: 'True' }] },
};

test('the token volume is described in words, also if there is none', () => {
  expect(tokenMount(pod)).to.equal(TOKEN_MOUNT);
  expect(tokenMount({ spec: { containers: [{ name: 'hello' }] } })).to.equal('not mounted, writable, token for no s, no certificate, no namespace');
});

test('tolerations are listed one per condition', () => {
  expect(toleratedFor(pod, ['not-ready', 'unreachable'])).to.deep.equal([300, undefined]);
});

test('the YAML of the same pod has no differences; those of another pod are named', () => {
  expect(differences(stringify(pod), pod)).to.deep.equal([]);
  const other = { ...pod, metadata: { ...pod.metadata, uid: 'u-2' }, status: { ...pod.status, qosClass: 'Burstable' } };
  expect(differences(stringify(other), pod)).to.deep.equal(['uid', 'QoS class']);
  expect(differences('', pod)).to.include('spec');
});
