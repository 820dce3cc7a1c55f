import { test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

const POD = 'kubectl run quay --image=nginx:1';
const drafted = (...lines: string[]): string => featureLines(draftText(['# Boats', ...block(POD, ...lines)])).join('\n');
const WHY = 'service quay has no port on the nodes, for its type is ClusterIP';

test('a Service without a port on the nodes is not asked for one', () => {
  for (const line of ['minikube service quay', "curl http://$(minikube ip):$(kubectl get svc quay -o jsonpath='{.spec.ports[0].nodePort}')"]) {
    expect(drafted('kubectl expose pod quay --port=80', line), line).to.contain(WHY);
    expect(drafted('kubectl expose pod quay --port=80 --type=NodePort', line), line).to.not.contain('has no port');
  }
  expect(drafted('kubectl expose pod quay --port=80', "kubectl patch service quay -p '{\"spec\":{\"type\":\"NodePort\"}}'", 'minikube service quay')).to.not.contain('has no port');
});
