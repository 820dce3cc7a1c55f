import { test } from 'node:test';
import { expect } from 'chai';
import { parseLines } from '../../../vocabulary/shell/parse-lines';
import { kubectlLine } from './kubectl-line';

const read = (text: string) => {
  const line = kubectlLine(parseLines(text).commands[0] ?? []);
  return line && { verb: line.verb, second: line.second, targets: line.targets.map(({ kind, name }) => `${kind}/${name}`), kinds: line.kinds, files: line.files, rest: line.rest };
};

test('a line of kubectl is read by its parts, wherever its options stand', () => {
  expect(read('kubectl -n dev get po,svc -o wide')).to.include({ verb: 'get' }).and.to.deep.include({ kinds: ['Pod', 'Service'], targets: [] });
  expect(read('kubectl scale --replicas=3 deploy/web sts/store')).to.deep.include({ targets: ['Deployment/web', 'StatefulSet/store'] });
  expect(read('kubectl delete pod one two --now -l a=b')).to.deep.include({ targets: ['Pod/one', 'Pod/two'] });
  expect(read('kubectl create secret generic till --from-literal=a=b')).to.include({ second: 'generic' }).and.to.deep.include({ targets: ['Secret/till'] });
  expect(read('kubectl create svc nodeport till --tcp=80')).to.include({ second: 'nodeport' }).and.to.deep.include({ targets: ['Service/till'] });
  expect(read('kubectl rollout undo deployment web --to-revision=2')).to.include({ second: 'undo' }).and.to.deep.include({ targets: ['Deployment/web'] });
  expect(read('kubectl set image deployment/web web=nginx:1')).to.deep.include({ targets: ['Deployment/web'], rest: ['web=nginx:1'] });
  expect(read('kubectl set serviceaccount deployment web till')).to.deep.include({ targets: ['Deployment/web'], rest: ['till'] });
  expect(read('kubectl set sa deploy/web deploy/shop till')).to.deep.include({ second: 'sa', targets: ['Deployment/web', 'Deployment/shop'], rest: ['till'] });
  expect(read('kubectl exec -it web -c shop -- sh')).to.deep.include({ targets: ['Pod/web'] });
  expect(read('kubectl logs -f deploy/web')).to.deep.include({ targets: ['Deployment/web'], files: [] });
  expect(read('kubectl apply -f a.yaml,b.yaml -f c.yaml')).to.deep.include({ files: ['a.yaml', 'b.yaml', 'c.yaml'] });
  expect(read('kubectl label pods web open=yes closed-')).to.deep.include({ targets: ['Pod/web'], rest: ['open=yes', 'closed-'] });
  expect(read('kubectl port-forward -l app=web 8080:80')).to.deep.include({ targets: [], rest: ['8080:80'] });
  expect(read('kubectl port-forward web 8080:80')).to.deep.include({ targets: ['Pod/web'], rest: ['8080:80'] });
  expect(read('docker ps')).to.equal(undefined);
});
