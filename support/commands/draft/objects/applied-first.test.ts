import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, yamlBlock } from '../../../../test/kit/draft-text';

const manifest = yamlBlock('# oven.yaml', 'apiVersion: v1', 'kind: Pod', 'metadata: { name: oven }', 'spec: { containers: [{ name: oven, image: "nginx:1" }] }');
const APPLY = 'I run "kubectl apply -f oven.yaml"';
const drafted = (...parts: string[][]): string[] => featureLines(draftText(['# Bakery', ...parts.flat()]));

describe('a file that the text has made, and that no line applies', () => {
  test('is applied before a line that needs its object, and the author is asked', () => {
    const lines = drafted(manifest, block('kubectl exec oven -- ls', 'kubectl logs oven'));
    expect(lines.filter((line) => line === APPLY)).to.have.length(1);
    expect(lines.indexOf(APPLY)).to.be.lessThan(lines.indexOf('I run "kubectl exec oven -- ls"'));
    expect(lines).to.include('pod "oven" is ready within 2 minutes');
    expect(lines.some((line) => /^# TODO line \d+: the text does not say that its reader applies this file/.test(line))).to.equal(true);
  });

  test('is applied as a dry run has printed it, also before a shell opens', () => {
    expect(drafted(block('kubectl run oven --image=nginx:1 --dry-run=client -o yaml > oven.yaml', 'kubectl expose pod oven --port=80 --dry-run=client -o yaml'))).to.include(APPLY);
    expect(drafted(block('$ kubectl run oven --image=nginx:1 --dry-run=client -o yaml > oven.yaml', '$ kubectl exec -it oven -- sh', '# ls'))).to.include(APPLY);
  });

  test('waits for the line of the text that applies it next, and for nothing that has been deleted', () => {
    const lines = drafted(manifest, block('kubectl get pod oven'), block('kubectl apply -f oven.yaml'));
    expect(lines.filter((line) => line === APPLY)).to.have.length(1);
    expect(drafted(manifest, block('kubectl apply -f oven.yaml', 'kubectl delete pod oven', 'kubectl get pod oven')).filter((line) => line === APPLY)).to.have.length(1);
  });

  test('is not applied where the text shows that its object is not there', () => {
    expect(drafted(manifest, block('$ kubectl get pod oven', 'Error from server (NotFound): pods "oven" not found'))).not.to.include(APPLY);
  });
});
