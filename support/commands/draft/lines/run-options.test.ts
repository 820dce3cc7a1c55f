import { expect } from 'chai';
import { test } from 'node:test';
import { block, draftText, featureTexts } from '../../../../test/kit/draft-text';

const drafted = (...lines: string[]): string => featureTexts(draftText(['# Kitchen', ...block(...lines)])).join('\n');

test('what options of kubectl run meant that are gone is a part of the Pod', () => {
  const text = drafted("kubectl run pan --image=nginx:1 --restart=Never --requests='cpu=100m,memory=64Mi' --limits=cpu=200m");
  expect(text).to.include(`kubectl run pan --image=nginx:1 --restart=Never --override-type=strategic --overrides='{"spec":{"containers":[{"name":"pan","resources":{"requests":{"cpu":"100m","memory":"64Mi"},"limits":{"cpu":"200m"}}}]}}'`).and.include('pod "pan" is ready').and.not.include('TODO line');
  expect(drafted('kubectl create sa cook', 'kubectl run pan --image=nginx:1 --serviceaccount=cook -- sleep 3600')).to.include(`--overrides='{"spec":{"serviceAccountName":"cook"}}' -- sleep 3600`);
  expect(drafted('kubectl run pan --image=nginx:1 --dry-run=client -o yaml \\', '  --limits="cpu=200m" > pan.yaml', 'kubectl apply -f pan.yaml')).to.match(/-o yaml --override-type=strategic --overrides='[^']*' > pan.yaml/).and.include('pod "pan" is ready');
});
