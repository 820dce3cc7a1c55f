import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, outcomesOf } from '../../../../test/kit/draft-text';

const draft = (...typed: string[]): ReturnType<typeof draftText> => draftText(['# Shop', ...block(...typed)]);
const sceneOf = (lab: ReturnType<typeof draftText>): string => lab.fixtures.get('before.yaml') ?? '';

describe('what kubectl set names, and nothing in the text makes', () => {
  test('is of the scene: what it takes, too', () => {
    const lab = draft('kubectl set env --from=secret/till deployment/shop', 'kubectl set env --keys=bread --from=configmap/oven deployment/shop', 'kubectl set serviceaccount deployment/shop baker');
    expect(outcomesOf(lab)).to.deep.equal(['typed', 'typed', 'typed']);
    expect(sceneOf(lab)).to.match(/kind: Secret\n[^-]*name: till/).and.match(/kind: ConfigMap\n[^]*bread: /).and.match(/kind: ServiceAccount\n[^-]*name: baker/).and.match(/kind: Deployment\n[^-]*name: shop/);
  });

  test('is what its file is called after, with the containers that lines have for it', () => {
    const lab = draft('kubectl set image -f stall.yaml bell=nginx:1', 'kubectl set image -f pod.yaml bell=nginx:1 --local -o yaml', 'kubectl get -f stall.yaml');
    expect(featureLines(lab).join('\n')).not.to.match(/TODO line|left out/);
    expect(lab.fixtures.get('stall.yaml')).to.match(/kind: Deployment\n[^]*- name: bell/);
    expect(lab.fixtures.get('pod.yaml')).to.match(/kind: Pod\n/);
    expect(sceneOf(lab)).to.match(/kind: Deployment\n[^]*name: stall[^]*- name: bell/).and.not.include('kind: Pod\n');
  });

  test('is not asked for its rollout where a line only prints', () => {
    expect(featureLines(draft('kubectl set env deployment/shop --list')).join('\n')).not.to.include('rolled out');
    expect(featureLines(draft('kubectl set env deployment/shop A=b')).join('\n')).to.include('rolled out');
  });
});

describe('a file that is nowhere', () => {
  test('holds nothing back where a line only looks at it, or tries it', () => {
    for (const line of ['kubectl get -f stall.yaml', 'kubectl apply --dry-run=client -f stall.yaml']) {
      const lab = draft(line, 'kubectl set env deployment/shop A=b');
      expect(featureLines(lab), line).to.include('I run "kubectl set env deployment/shop A=b"');
      expect(sceneOf(lab), line).to.include('name: shop');
    }
    expect(featureLines(draft('kubectl apply -f stall.yaml', 'kubectl set env deployment/shop A=b'))).not.to.include('I run "kubectl set env deployment/shop A=b"');
  });
});
