import { test } from 'node:test';
import { expect } from 'chai';
import { askedBy } from './named-in-line';

const own = { namespace: undefined };

test('the objects that a line of kubectl asks about', () => {
  expect(askedBy('kubectl get pod web -o wide').objects).to.deep.equal([{ word: 'pod', name: 'web', ...own }]);
  expect(askedBy('kubectl -n dev describe deploy/web').objects).to.deep.equal([{ word: 'deploy', name: 'web', namespace: 'dev' }]);
  expect(askedBy('kubectl rollout status deployment web --timeout=60s').objects).to.deep.equal([{ word: 'deployment', name: 'web', ...own }]);
  expect(askedBy('kubectl logs -f web -c app').objects).to.deep.equal([{ word: 'pod', name: 'web', ...own }]);
  expect(askedBy('kubectl exec deploy/web -- cat /a/b').objects).to.deep.equal([{ word: 'deploy', name: 'web', ...own }]);
  expect(askedBy('kubectl get pods $name').objects).to.deep.equal([]);
});

test('the sets, and the hosts of addresses', () => {
  expect(askedBy('kubectl get deploy,svc -l app=web').sets).to.deep.equal([{ word: 'deploy', selector: 'app=web', ...own }, { word: 'svc', selector: 'app=web', ...own }]);
  expect(askedBy('kubectl exec client -- wget -q -O - http://web.dev:8080/x').hosts).to.deep.equal([{ host: 'web.dev', port: 8080 }]);
});
