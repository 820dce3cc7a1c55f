import { test } from 'node:test';
import { expect } from 'chai';
import { breaksStandard } from './pod-standards';

const SAFE = { allowPrivilegeEscalation: false, runAsNonRoot: true, capabilities: { drop: ['ALL'] }, seccompProfile: { type: 'RuntimeDefault' } };
const pod = (container: object, spec: object = {}): { kind: string; spec: Record<string, unknown> } => ({ kind: 'Pod', spec: { containers: [container], ...spec } });

test('restricted asks for what a container may not do', () => {
  expect(breaksStandard(pod({}), 'restricted')).to.equal(true);
  expect(breaksStandard(pod({ securityContext: SAFE }), 'restricted')).to.equal(false);
  expect(breaksStandard({ kind: 'Deployment', spec: { template: { spec: { containers: [{}] } } } }, 'restricted')).to.equal(true);
  const { runAsNonRoot, seccompProfile, ...ofContainer } = SAFE;
  expect(breaksStandard(pod({ securityContext: ofContainer }, { securityContext: { runAsNonRoot, seccompProfile } }), 'restricted')).to.equal(false);
  for (const own of [{ runAsNonRoot: false }, { runAsUser: 0 }, { capabilities: { drop: ['NET_RAW'] } }, { allowPrivilegeEscalation: true }, { seccompProfile: { type: 'Unconfined' } }]) expect(breaksStandard(pod({ securityContext: { ...SAFE, ...own } }), 'restricted'), JSON.stringify(own)).to.equal(true);
});

test('baseline forbids what belongs to the host', () => {
  expect(breaksStandard(pod({}), 'baseline')).to.equal(false);
  for (const spec of [{ hostNetwork: true }, { hostPID: true }, { volumes: [{ name: 'disk', hostPath: { path: '/mnt' } }] }]) expect(breaksStandard(pod({}, spec), 'baseline'), JSON.stringify(spec)).to.equal(true);
  for (const container of [{ securityContext: { privileged: true } }, { ports: [{ hostPort: 80 }] }, { securityContext: { capabilities: { add: ['SYS_ADMIN'] } } }]) expect(breaksStandard(pod(container), 'baseline'), JSON.stringify(container)).to.equal(true);
  expect(breaksStandard(pod({ securityContext: { privileged: true } }), 'privileged')).to.equal(false);
});

test('what is no Pod breaks none', () => {
  expect(breaksStandard({ kind: 'ConfigMap' }, 'restricted')).to.equal(false);
});
