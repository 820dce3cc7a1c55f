import { expect } from 'chai';
import { describe, it } from 'node:test';
import { makingOf } from './lines';

describe('What a line makes', () => {
  const cases: [line: string, makes: unknown[]][] = [
    ['kubectl apply -f web.yaml', [{ files: ['web.yaml'] }]],
    ['kubectl create --filename=a.yaml -fb.yaml', [{ files: ['a.yaml', 'b.yaml'] }]],
    ['kubectl create deployment web --image=busybox && sleep 1', [{ prints: 'kubectl create deployment web --image=busybox --dry-run=client -o yaml' }]],
    ["kubectl run web --image=busybox -- sh -c 'sleep 1'", [{ prints: "kubectl run web --image=busybox --dry-run=client -o yaml -- sh -c 'sleep 1'" }]],
    ['kubectl run once --rm -it --image=busybox -- sh', []],
    ['kubectl create deployment web --image=busybox --dry-run=client -o yaml', []],
    ['kubectl create deployment $name --image=busybox', []],
    ['kubectl delete -f web.yaml', []],
    ['kubectl get pods; docker run web', []],
  ];
  for (const [line, makes] of cases) {
    it(line, () => {
      expect(makingOf(line)).to.deep.equal(makes);
    });
  }
});
