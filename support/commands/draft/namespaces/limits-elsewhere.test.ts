import { expect } from 'chai';
import { describe, test } from 'node:test';
import { block, draftText, featureLines, yamlBlock, yamlText } from '../../../../test/kit/draft-text';

const drafted = (...lines: string[]): string[] => featureLines(draftText(['# Orchard', ...block('kubectl create ns west', 'kubectl create quota few --hard=limits.memory=1Gi -n west', ...lines)]));
const FREED = 'I run "kubectl delete resourcequota few --ignore-not-found"';

describe('a quota of one namespace of the text', () => {
  test('goes before Pods are made in another, once', () => {
    const lines = drafted('kubectl run oak --image=nginx:1', 'kubectl run pear --image=nginx:1');
    expect(lines.filter((line) => line === FREED)).to.have.length(1);
    expect(lines.indexOf(FREED)).to.equal(lines.indexOf('I run "kubectl run oak --image=nginx:1"') - 1);
  });

  test('stays for Pods of its own namespace, and for what is not a Pod', () => {
    expect(drafted('kubectl run oak --image=nginx:1 -n west', 'kubectl create cm trees --from-literal=a=b')).not.to.include(FREED);
    expect(drafted('kubectl config set-context --current --namespace=west', 'kubectl run oak --image=nginx:1')).not.to.include(FREED);
  });

  test('stays for what belongs to the whole cluster', () => {
    const barn = yamlBlock('apiVersion: v1', 'kind: PersistentVolume', 'metadata: { name: barn }', 'spec: { capacity: { storage: 1Gi } }');
    const lines = featureLines(draftText(['# Orchard', ...block('kubectl create ns west', 'kubectl create quota few --hard=limits.memory=1Gi -n west'), ...barn]));
    expect(lines).to.include('persistent volume "barn" exists').and.not.to.include(FREED);
  });

  test('must be there for a line that it refuses', () => {
    const refused = ['$ kubectl run oak --image=nginx:1', 'Error from server (Forbidden): pods "oak" is forbidden: exceeded quota: few'];
    const lab = (...lines: string[]): string => yamlText(draftText(['# Orchard', '## Limit', ...block('kubectl create quota few --hard=pods=0'), '## Try', ...block(...lines)]));
    expect(lab(...refused)).to.include('title: "Try", needs: [1]');
    expect(lab('$ kubectl run oak --image=nginx:1', 'Error from server (Forbidden): pods is forbidden')).not.to.include('needs');
  });

  test('stays for a Pod whose manifest names its namespace, also where the text shows that the quota refuses it', () => {
    const pod = (namespace: string): string[] => ['Write `oak.yaml`:', ...yamlBlock('apiVersion: v1', 'kind: Pod', 'metadata:', '  name: oak', `  namespace: ${namespace}`, 'spec:', '  containers: [{ name: oak, image: nginx:1 }]'), ...block('$ kubectl create -f oak.yaml', 'Error from server (Forbidden): pods "oak" is forbidden: exceeded quota: few')];
    const quota = ['# Orchard', ...block('kubectl create ns west', 'kubectl create quota few --hard=limits.memory=1Gi -n west')];
    expect(featureLines(draftText([...quota, ...pod('west')]))).to.include('I see "exceeded quota"').and.not.to.include(FREED);
    expect(featureLines(draftText([...quota, ...pod('east')]))).to.include(FREED);
  });
});
