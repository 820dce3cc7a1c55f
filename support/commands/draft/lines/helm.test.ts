import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, outcomesOf } from '../../../../test/kit/draft-text';
import type { Draft } from '../draft-lab';

const draft = (...lines: string[]): Draft => draftText(['# Shop', ...block(...lines)]);

describe('charts', () => {
  test('of a repository that the text adds are typed once the reader’s machine can reach them', () => {
    const lab = draft('helm repo add shop https://charts.example.org', 'helm repo update', 'helm install till shop/till --set open=true');
    expect(outcomesOf(lab)).to.deep.equal(['typed', 'typed', 'typed']);
    expect(lab.commands.map(({ waitsFor }) => waitsFor !== undefined)).to.deep.equal([true, true, true]);
    expect(lab.questions).to.deep.equal(['the reader’s machine must reach the charts of https://charts.example.org (lines 4, 5, 6): helm takes them from there']);
  });

  test('of what all who work in a cluster share are left out, and their repositories', () => {
    const lab = draft('helm repo add jetstack https://charts.jetstack.io', 'helm search repo jetstack -l | grep cert', 'helm install cm jetstack/cert-manager -n cert-manager --create-namespace', 'kubectl get pods');
    expect(outcomesOf(lab)).to.deep.equal(['left out', 'left out', 'left out', 'sentence']);
    expect(lab.questions.join('\n')).to.contain('the cluster must have the chart jetstack/cert-manager').and.not.contain('the run’s own namespace takes the place');
  });

  test('beside the text, with such a word in their names, are the lab’s', () => {
    expect(outcomesOf(draft('helm install till ./till-controller', 'helm repo add shop https://charts.example.org', 'helm install other shop/till'))).to.deep.equal(['typed', 'typed', 'typed']);
  });
});
