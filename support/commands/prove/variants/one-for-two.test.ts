import { expect } from 'chai';
import { describe, it } from 'node:test';
import { oneForTwo } from './one-for-two';

describe('One line for two', () => {
  const cases: [first: string, second: string, one: string | undefined][] = [
    ['kubectl apply -f a.yaml', 'kubectl apply -f b.yaml', 'kubectl apply -f a.yaml -f b.yaml'],
    ['kubectl delete pod a --now', 'kubectl delete pod b --now', 'kubectl delete pod a b --now'],
    ['kubectl apply -f a.yaml', 'kubectl create -f b.yaml', undefined],
    ['kubectl apply -f a.yaml', 'kubectl apply -f a.yaml', undefined],
    ['kubectl delete pod a', 'kubectl delete service a', undefined],
    ['kubectl scale deployment a --replicas=1', 'kubectl scale deployment b --replicas=1', undefined],
    ['kubectl apply -f a.yaml; sleep 1', 'kubectl apply -f b.yaml; sleep 1', undefined],
  ];
  for (const [first, second, one] of cases) {
    it(`${first} and ${second}`, () => {
      expect(oneForTwo(first, second)).to.equal(one);
    });
  }
});
