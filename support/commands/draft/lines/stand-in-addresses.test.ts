import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

const lines = (...typed: string[]): string[] => featureLines(draftText(['# Bakery', ...block('kubectl create deployment oven --image=nginx', 'kubectl expose deployment oven --port=8080', ...typed)]));

describe('an address that only stands for one', () => {
  test('is that of the only service at its port', () => {
    for (const address of ['aa.bb.cc.dd', '10.96.x.x', 'XX.XX.XX.XX', '10.0.0.x']) {
      const drafted = lines('kubectl run client --image=busybox -- sleep 1000', `kubectl exec client -- wget -O- http://${address}:8080/`);
      expect(drafted, address).to.include.members(["I run \"kubectl get service oven -o jsonpath='{.spec.clusterIP}'\"", 'I run "kubectl exec client -- wget -O- http://$ovenPodIp:8080/"']);
    }
  });

  test('is for a person at another port, with two services, and outside of the cluster', () => {
    const unknown = (...typed: string[]): boolean => lines(...typed).some((line) => line.includes('write a value for aa.bb.cc.dd'));
    expect(unknown('kubectl exec oven -- wget http://aa.bb.cc.dd/')).to.equal(true);
    expect(unknown('kubectl expose deployment oven --name shop --port=8080', 'kubectl exec oven -- wget http://aa.bb.cc.dd:8080/')).to.equal(true);
    expect(unknown('curl http://aa.bb.cc.dd:8080/')).to.equal(true);
  });

  test('has four parts, and no letters but these', () => {
    expect(lines('kubectl exec oven -- wget http://x.x/').join()).to.contain('http://x.x/');
    expect(lines('kubectl exec oven -- wget http://10.0.0.1/').join()).to.contain('http://10.0.0.1/');
  });
});
