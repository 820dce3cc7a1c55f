import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, outcomesOf, yamlBlock } from '../../../../test/kit/draft-text';
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

  test('of a repository of nothing else take that along, and so does a chart whose kinds the text makes', () => {
    const lab = draftText(['# Mill', ...block('helm repo add miller https://charts.example.org', 'helm repo update', 'helm install vault miller/vault'), ...block('helm repo add grain https://grain.example.org', 'helm install sieve grain/sieve'), 'Write `sieve.yaml`:', ...yamlBlock('apiVersion: sieve.example.org/v1', 'kind: Sieve', 'metadata: { name: fine }'), ...block('kubectl get pods')]);
    expect(outcomesOf(lab)).to.deep.equal(['left out', 'left out', 'left out', 'left out', 'left out', 'sentence']);
    const mixed = draft('helm repo add miller https://charts.example.org', 'helm install vault miller/vault', 'helm install till miller/till');
    expect(outcomesOf(mixed)).to.deep.equal(['typed', 'left out', 'typed']);
  });

  test('beside the text, with such a word in their names, are the lab’s', () => {
    const lab = draftText(['# Shop', ...block('helm install till ./till-controller', 'helm repo add shop https://charts.example.org', 'helm install other shop/till')], { beside: { 'till-controller/Chart.yaml': 'name: till\n' } });
    expect(outcomesOf(lab)).to.deep.equal(['typed', 'typed', 'typed']);
    expect(featureLines(lab)).to.include('I create the file "till-controller/Chart.yaml"');
  });

  test('that lines make are there, and others are for a person', () => {
    expect(outcomesOf(draft('helm create till', 'helm package ./till', 'helm install shop till-0.1.0.tgz', 'helm install other ./oven', 'helm install oven'))).to.deep.equal(['typed', 'typed', 'typed', 'todo', 'todo']);
  });
});

describe('releases', () => {
  test('are there once a line installs them', () => {
    const lab = draft('helm create till', 'helm install shop ./till', 'helm upgrade shop ./till', 'helm uninstall shop', 'helm status oven');
    expect(featureLines(lab).join()).to.contain('nothing in the text installs release oven').and.to.contain('I run "helm uninstall shop"');
  });

  test('of a chart that is nowhere wait for it, and so do their objects', () => {
    const lines = featureLines(draft('helm install shop ./oven', 'kubectl get deployment shop-oven', 'helm uninstall shop'));
    expect(lines.filter((line) => line.includes('it needs what line 4 is to do'))).to.have.length(2);
  });

  test('of what the whole cluster has are left out with it', () => {
    expect(outcomesOf(draft('helm install kv hashicorp/vault', 'helm status kv', 'helm uninstall kv', 'kubectl get pods'))).to.deep.equal(['left out', 'left out', 'left out', 'sentence']);
  });
});
