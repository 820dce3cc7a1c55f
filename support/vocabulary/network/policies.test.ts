import { test } from 'node:test';
import { expect } from 'chai';
import { parse } from 'yaml';
import { closing, type NetworkPolicy, type Way } from './policies';

const way: Way = {
  from: { name: 'friend', labels: { app: 'friend' }, namespaceLabels: { team: 'a' }, ip: '10.244.1.2' },
  to: { name: 'vault', labels: { app: 'vault' }, namespaceLabels: { team: 'a' }, ip: '10.244.2.3', ports: [{ name: 'http', containerPort: 8080 }] },
  port: 8080,
  protocol: 'TCP',
};

const closedBy = (...specs: string[]): string[] => closing(specs.map((text, index) => ({ metadata: { name: `policy-${index}` }, spec: parse(text) as NonNullable<NetworkPolicy['spec']> })), way).map(({ policy, direction }) => `${policy.metadata?.name ?? ''} ${direction}`);

test('a way is open if no policy selects an end of it', () => {
  expect(closedBy()).to.deep.equal([]);
  expect(closedBy('podSelector: { matchLabels: { app: other } }')).to.deep.equal([]);
  expect(closedBy('{ podSelector: { matchLabels: { app: friend } }, policyTypes: [Ingress] }')).to.deep.equal([]);
});

test('a policy that selects an end closes what its rules do not open', () => {
  expect(closedBy('podSelector: {}')).to.deep.equal(['policy-0 Ingress']);
  expect(closedBy('{ podSelector: {}, policyTypes: [Ingress, Egress] }')).to.deep.equal(['policy-0 Ingress', 'policy-0 Egress']);
  expect(closedBy('{ podSelector: { matchLabels: { app: friend } }, policyTypes: [Egress], egress: [{ to: [{ podSelector: { matchLabels: { app: dns } } }] }] }')).to.deep.equal(['policy-0 Egress']);
  expect(closedBy('{ podSelector: {}, ingress: [{ from: [{ podSelector: { matchLabels: { app: stranger } } }] }] }')).to.deep.equal(['policy-0 Ingress']);
});

test('one policy that lets it pass is enough', () => {
  expect(closedBy('podSelector: {}', '{ podSelector: {}, ingress: [{ from: [{ podSelector: { matchLabels: { app: friend } } }] }] }')).to.deep.equal([]);
  expect(closedBy('{ podSelector: {}, ingress: [{}] }')).to.deep.equal([]);
  expect(closedBy('{ podSelector: {}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: a } } }], ports: [{ port: http }] }] }')).to.deep.equal([]);
  expect(closedBy('{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 10.244.0.0/16 } }], ports: [{ port: 8000, endPort: 9000 }] }] }')).to.deep.equal([]);
});

test('ports, protocols, namespaces, addresses and expressions must match', () => {
  expect(closedBy('{ podSelector: {}, ingress: [{ ports: [{ port: 80 }] }] }')).to.deep.equal(['policy-0 Ingress']);
  expect(closedBy('{ podSelector: {}, ingress: [{ ports: [{ port: 8080, protocol: UDP }] }] }')).to.deep.equal(['policy-0 Ingress']);
  expect(closedBy('{ podSelector: {}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: b } } }] }] }')).to.deep.equal(['policy-0 Ingress']);
  expect(closedBy('{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 10.244.0.0/16, except: [10.244.1.0/24] } }] }] }')).to.deep.equal(['policy-0 Ingress']);
  expect(closedBy('{ podSelector: { matchExpressions: [{ key: app, operator: NotIn, values: [vault] }] } }')).to.deep.equal([]);
  expect(closedBy('{ podSelector: { matchExpressions: [{ key: app, operator: In, values: [vault] }, { key: tier, operator: DoesNotExist }] } }')).to.deep.equal(['policy-0 Ingress']);
});
