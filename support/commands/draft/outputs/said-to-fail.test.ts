import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts, yamlBlock } from '../../../../test/kit/draft-text';

const drafted = (...lines: string[]): string => featureTexts(draftText(['# Gate', ...block('kubectl run gate --image=nginx:1', 'kubectl run guest --image=nginx:1'), ...lines])).join('\n');
const POLICY = [...yamlBlock('# shut.yaml', 'apiVersion: networking.k8s.io/v1', 'kind: NetworkPolicy', 'metadata: { name: shut }', 'spec: { podSelector: {} }'), ...block('kubectl apply -f shut.yaml')];
const ASK = 'kubectl exec guest -- wget -qO- gate';

describe('a request that the text says to fail', () => {
  test('ends after a while, and its exit code is for a person', () => {
    expect(drafted(...block('# no access from here', ASK))).to.match(/TODO line \d+: say what must be seen, for the text says: no access from here\n +When I run "kubectl exec guest -- timeout 10 wget -qO- gate"\n(?! +Then the exit code)/);
    expect(drafted(...block('# this is refused', 'kubectl exec guest -- wget -T 3 -qO- gate'))).to.include('-- wget -T 3 -qO- gate"').and.not.include('timeout 10');
    expect(drafted(...block(ASK))).not.to.include('timeout 10');
  });

  test('is one line, not those around it', () => {
    expect(drafted(...block('# no access from here', ASK, '', 'kubectl exec guest -- curl gate'))).to.match(/And I run "kubectl exec guest -- curl gate"\n +Then the exit code is 0/);
  });

  test('does not make a task whose only line it is pass or fail by its exit code', () => {
    expect(drafted('## Step 2: Ask', ...block('# no access from here', ASK))).to.match(/timeout 10[^\n]*\n +# TODO: say what must be seen\n +And I look with "ls"/);
  });
});

describe('a request below a network policy', () => {
  test('may be refused', () => {
    expect(drafted(...POLICY, ...block(ASK))).to.match(/for a network policy may refuse it\n +When I run "kubectl exec guest -- timeout 10 wget/);
  });

  test('is answered where the text says it, or shows it', () => {
    expect(drafted(...POLICY, 'This should work:', ...block(ASK))).to.match(/exec guest -- wget -qO- gate"\n +Then the exit code is 0/);
    expect(drafted(...POLICY, ...block(ASK, 'Welcome to the gate'))).to.include('I see "Welcome to the gate"');
    expect(drafted(...block(ASK), ...POLICY)).to.match(/exec guest -- wget -qO- gate"\n +Then the exit code is 0/);
  });
});

describe('a Pod that is run and removed, and once more', () => {
  test('waits until the one before has gone', () => {
    const once = 'kubectl run probe --rm -it --restart=Never --image=busybox:1 -- wget -qO- gate';
    const text = drafted(...block(once), 'Again:', ...block(once));
    expect(text.match(/kubectl delete pod probe --ignore-not-found/g)).to.have.length(1);
    expect(text.indexOf('kubectl delete pod probe')).to.be.greaterThan(text.indexOf(`I run "${once}"`));
    expect(drafted(...block(once), ...block(once.replace('probe', 'other')))).not.to.include('kubectl delete pod');
  });

  test('goes first where its shell was left open', () => {
    const shell = ['kubectl run probe --rm -it --image=busybox:1 -- sh'];
    expect(drafted(...block(...shell), ...block('wget -qO- gate'), ...block(...shell), ...block('wget -qO- gate')).match(/kubectl delete pod probe --now --ignore-not-found/g)).to.have.length(1);
  });
});
