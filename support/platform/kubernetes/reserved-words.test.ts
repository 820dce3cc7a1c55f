import { expect } from 'chai';
import { describe, it } from 'node:test';
import { asClientSendsIt, asYamlHasIt } from './reserved-words';

const policy = (field: string): object => ({ kind: 'NetworkPolicy', metadata: { name: 'a' }, spec: { ingress: [{ [field]: [{ podSelector: { matchLabels: { from: 'afar' } } }] }] } });
const range = (field: string): object => ({ kind: 'LimitRange', spec: { limits: [{ type: 'Container', [field]: { cpu: '1' } }] } });

describe('Fields whose names are words of TypeScript', () => {
  for (const [kind, yaml, client] of [['NetworkPolicy', policy('from'), policy('_from')], ['LimitRange', range('default'), range('_default')]] as const) {
    it(`${kind}: is sent as the client wants it, but for labels of that name`, () => {
      expect(asClientSendsIt(yaml)).to.deep.equal(client);
    });
    it(`${kind}: is read as YAML has it`, () => {
      expect(asYamlHasIt(client)).to.deep.equal(yaml);
    });
  }
  it('other kinds stay as they are', () => {
    const map = { kind: 'ConfigMap', data: { from: 'a', default: 'b' } };
    expect(asClientSendsIt(map)).to.equal(map);
  });
});
