import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, outcomesOf } from '../../../../test/kit/draft-text';

const GRAIN = ['apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: grain', '  namespace: east', 'data:', '  kind: rye'];

describe('a manifest that a text shows as what cat prints', () => {
  for (const path of ['grain.yaml', '~/mill/grain.yaml', '/srv/mill/grain.yaml'])
    test(`is a file that the reader has: ${path}`, () => {
      const lab = draftText(['# Mill', ...block(`$ cat ${path}`, ...GRAIN, '[miller@mill ~]$ '), ...block(`kubectl apply -f  ${path}`, 'kubectl get cm -n east')]);
      expect(lab.questions).to.deep.equal(['the run’s own namespace takes the place of east: lines are typed without -n, and the run makes and deletes it']);
      expect([...lab.fixtures.keys()]).to.deep.equal(['grain.yaml']);
      expect(featureLines(lab)).to.include.members(['I create the file "grain.yaml"', 'I run "cat grain.yaml"', 'config map "grain" exists']);
      expect(outcomesOf(lab)).to.deep.equal(['typed', 'typed', 'typed']);
    });

  for (const [how, lines] of [
    ['lines before have made it', ['$ kubectl create cm grain --dry-run=client -o yaml > grain.yaml', '$ cat grain.yaml', ...GRAIN]],
    ['only a part of it is shown', ['$ cat grain.yaml', ...GRAIN, '...']],
    ['it is no manifest', ['$ cat grain.yaml', 'mill: east']],
  ] as const)
    test(`is not a file of the lab if ${how}`, () => {
      expect([...draftText(['# Mill', ...block(...lines)]).fixtures.keys()]).to.deep.equal([]);
    });

  test('is the one beside the text, if there is one', () => {
    const lab = draftText(['# Mill', ...block('$ cat grain.yaml', ...GRAIN), ...block('kubectl apply -f grain.yaml')], { beside: { 'grain.yaml': GRAIN.join('\n').replace('rye', 'oats') } });
    expect(lab.fixtures.get('grain.yaml')).to.contain('oats');
  });
});
