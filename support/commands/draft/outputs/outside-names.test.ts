import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts } from '../../../../test/kit/draft-text';

const drafted = (...lines: string[]): string => featureTexts(draftText(['# Shop', ...block('kubectl run shop --image=nginx:1', ...lines)])).join('\n');

describe('a name of the internet that a Pod asks for', () => {
  for (const line of ['kubectl exec shop -- curl -I https://example.com', 'kubectl run ask --rm -i --restart=Never --image=busybox:1 -- nslookup kubernetes.io', `kubectl exec shop -- sh -c 'ping -c 1 8.8.8.8'`])
    test(`need not answer: ${line}`, () => {
      expect(drafted(line)).to.match(/TODO line \d+: say what must be seen, for \S+ is outside of the cluster\n[^\n]*(?:When|And) I run/).and.not.match(/outside of the cluster\n[^\n]*\n[^\n]*exit code/);
    });

  test('need not, in a shell', () => {
    expect(drafted('kubectl exec -it shop -- sh', '# nslookup example.com')).to.match(/example\.com is outside of the cluster\n[^\n]*I open a shell|example\.com is outside of the cluster\n[^\n]*I type "nslookup example.com"/);
  });

  test('is none of an object of the text, of a header or of a namespace', () => {
    for (const line of ['kubectl exec shop -- curl -H "Host: example.com" http://shop', 'kubectl exec shop -- curl http://till.market', 'kubectl exec shop -- nslookup till.market.svc.cluster.local']) expect(drafted(line)).not.to.include('outside of the cluster');
  });
});
