import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts, yamlBlock } from '../../../../test/kit/draft-text';

const STALL = yamlBlock('apiVersion: v1', 'kind: Pod', 'metadata: { name: stall }', 'spec:', '  initContainers: [{ name: sweep, image: busybox, command: ["true"] }]', '  containers: [{ name: till, image: "nginx:1" }, { name: scale, image: "nginx:1" }]');
const drafted = (...lines: string[]): string => featureTexts(draftText(['# Market', 'Write `stall.yaml`:', ...STALL, ...block('kubectl apply -f stall.yaml', ...lines)])).join('\n');

describe('a container that a line names', () => {
  test('is one of its Pod, or the line is open', () => {
    for (const line of ['kubectl logs stall -c oven', 'kubectl exec stall -c oven -- ls', 'kubectl set image pod/stall oven=nginx:2'])
      expect(drafted(line), line).to.match(/TODO line \d+: the Pods of stall have no container oven, only till, scale, sweep/);
    for (const name of ['till', 'scale', 'sweep', 'istio-proxy']) expect(drafted(`kubectl logs stall -c ${name}`), name).to.include(`When I run "kubectl logs stall -c ${name}"`);
  });

  test('may have come with a change', () => {
    expect(drafted(`kubectl patch pod stall -p '{"spec":{"activeDeadlineSeconds":900}}'`, 'kubectl logs stall -c oven')).to.include('When I run "kubectl logs stall -c oven"');
  });

  test('may be missing on purpose, where the text shows that', () => {
    expect(featureTexts(draftText(['# Market', 'Write `stall.yaml`:', ...STALL, ...block('$ kubectl apply -f stall.yaml', '$ kubectl logs stall -c oven', 'error: container oven is not valid for pod stall')])).join('\n')).to.not.include('have no container');
  });
});
