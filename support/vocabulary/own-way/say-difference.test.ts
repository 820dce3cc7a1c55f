import { expect } from 'chai';
import { describe, it } from 'node:test';
import { withDifferences } from './say-difference';

const mistake = { reason: 'The output differs', next: 'correct it' };
const policy = { called: 'pod web', fields: [{ path: 'spec.dnsPolicy', seen: 'Default' }] };

describe('A mistake with what is unlike the lab', () => {
  it('says it in its reason if no rule knew the cause', () => {
    expect(withDifferences(mistake, [policy])).to.deep.equal({ ...mistake, reason: 'The output differs; unlike in the lab, pod web has spec.dnsPolicy: Default' });
  });

  it('says it beside the cause that a rule knew', () => {
    expect(withDifferences({ ...mistake, also: 'more', observed: {} }, [policy])).to.deep.equal({ ...mistake, observed: {}, also: 'more\nunlike in the lab, pod web has spec.dnsPolicy: Default' });
  });

  it('names an object that is missing, unless the reason does', () => {
    const gone = { called: 'config map shop', fields: [] };
    expect(withDifferences(mistake, [gone]).reason).to.equal('The output differs; there is no config map shop, which the lab makes here');
    const known = { ...mistake, reason: 'There is no config map shop' };
    expect(withDifferences(known, [gone])).to.equal(known);
  });

  it('says nothing of another way with many differences', () => {
    expect(withDifferences(mistake, [policy, { called: 'pod b', fields: ['a', 'b', 'c'].map((path) => ({ path, seen: undefined })) }])).to.equal(mistake);
    expect(withDifferences(mistake, [])).to.equal(mistake);
  });

  it('shortens what is long', () => {
    expect(withDifferences(mistake, [{ called: 'pod web', fields: [{ path: 'spec.containers', seen: 'x'.repeat(500) }] }]).reason).to.have.length.below(200);
  });
});
