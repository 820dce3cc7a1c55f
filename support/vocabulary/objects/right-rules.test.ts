import { describe, test } from 'node:test';
import { expect } from 'chai';
import { diagnose } from '../../runtime/diagnose';
import { RIGHT_RULES, type RightObserved } from './right-rules';

const PODS = { groups: [''], resources: ['pods'], verbs: ['get'], names: [] };
const why = (more: Partial<RightObserved>): Record<string, unknown> => ({ ...diagnose(RIGHT_RULES, { subject: 'user jane', groups: ['group developers', 'group system:authenticated'], namespace: 'shop', verb: 'list', resource: 'pods', group: '', bindings: [], roles: ['role pod-reader'], ...more }) });
const binding = (subject: string, role = 'role pod-reader') => ({ name: 'readers', subjects: [subject], role, allows: ['get pods'], rules: [PODS] });

describe('why a user or a group may not', () => {
  test('no binding names it: the line that makes one has its kind', () => {
    expect(why({})).to.include({ cause: 'no-binding', reason: 'No role binding in namespace shop names user jane', next: 'kubectl create rolebinding NAME --role=ROLE --user=jane -n shop' });
    expect(why({ subject: 'group developers' })['next']).to.contain('--group=developers');
    expect(why({ subject: 'service account jane' })['next']).to.contain('--serviceaccount=shop:jane');
  });

  test('the binding is for another, or for another kind of subject of that name, also with capitals', () => {
    for (const other of ['user joe', 'user Jane', 'group jane', 'service account jane', 'service account jane of namespace default']) expect(why({ bindings: [binding(other)] })['reason'], other).to.equal(`No role binding names user jane; readers is for ${other}`);
    expect(why({ bindings: [binding('service account till')] })['cause']).to.equal('no-binding');
  });

  test('its role lacks the verb, also if only a group of it is bound', () => {
    for (const subject of ['user jane', 'group developers']) expect(why({ bindings: [binding(subject)] }), subject).to.include({ cause: 'role-lacks-right', reason: 'The role of user jane does not allow to list pods', seen: 'role pod-reader: get pods' });
    expect(why({ bindings: [binding('user jane', 'cluster role pod-reader')] })['next']).to.match(/kubectl edit clusterrole pod-reader$/);
  });

  test('a role for some names only is right for one of them', () => {
    const bindings = [{ ...binding('user jane'), rules: [{ ...PODS, names: ['till'] }] }];
    expect(why({ verb: 'get', bindings })['cause']).to.equal('role-for-names-only');
    expect(why({ verb: 'get', name: 'till', bindings })['cause']).to.equal('role-lacks-right');
  });
});
