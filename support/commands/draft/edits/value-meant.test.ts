import { describe, test } from 'node:test';
import { expect } from 'chai';
import { changesIn } from './changes-in-words';
import { valueMeant } from './value-meant';

const DEPLOYMENT = { kind: 'Deployment', metadata: { name: 'mill' }, spec: { template: { spec: { containers: [{ name: 'mill', image: 'nginx:1.0', env: [{ name: 'GRAIN', value: 'rye' }], readinessProbe: { httpGet: { path: '/bad', port: 80 } }, livenessProbe: { httpGet: { path: '/', port: 80 } } }] } } } };
const SCALED = { ...DEPLOYMENT, spec: { ...DEPLOYMENT.spec, replicas: 3 } };
const SERVICE = { kind: 'Service', metadata: { name: 'mill' }, spec: { selector: { app: 'wrong' }, ports: [{ port: 80 }] } };
const CONFIG = { kind: 'ConfigMap', metadata: { name: 'mill' }, data: { FLOUR_COLOR: 'white', 'db-port': '3306', MODE: 'slow' } };

const CONTAINER = 'spec.template.spec.containers[0]';
const CASES: [string, object, ...[string, string][]][] = [
  ['Change `replicas: 3` to `replicas: 5`.', SCALED, ['spec.replicas', '5']],
  ["1. Edit the manifest live: Change 'replicas: 3' to 'replicas: 5'", SCALED, ['spec.replicas', '5']],
  ["Find the line 'replicas: 3' and change it to 'replicas: 5'", SCALED, ['spec.replicas', '5']],
  ['Scale up the deployment from 3 pods to 10 pods', SCALED, ['spec.replicas', '10']],
  ['Increase the number of replicas to 4, and save.', DEPLOYMENT, ['spec.replicas', '4']],
  ['Change replicas from 1 to 2', DEPLOYMENT, ['spec.replicas', '2']],
  ['replicas: 3 → 7', SCALED, ['spec.replicas', '7']],
  ['Set `replicas: 6`', SCALED, ['spec.replicas', '6']],
  ['Change the image version from `nginx:1.0` to `nginx:1.1`, save and exit.', SCALED, [`${CONTAINER}.image`, 'nginx:1.1']],
  ['Update the container image version from `1.0` to `1.1`.', SCALED, [`${CONTAINER}.image`, 'nginx:1.1']],
  ['Change the image tag to 1.2', SCALED, [`${CONTAINER}.image`, 'nginx:1.2']],
  ['Restore the readiness probe path to `/` to make the Pod ready again:', SCALED, [`${CONTAINER}.readinessProbe.httpGet.path`, '/']],
  ['Change GRAIN to "oats"', SCALED, [`${CONTAINER}.env[0].value`, 'oats']],
  ['change the strategy to Recreate', DEPLOYMENT, ['spec.strategy.type', 'Recreate']],
  ['Change FLOUR_COLOR from "white" to "brown"', CONFIG, ['data.FLOUR_COLOR', 'brown']],
  ['Modify the `FLOUR_COLOR` value from `white` to `brown`; save, and leave the editor.', CONFIG, ['data.FLOUR_COLOR', 'brown']],
  ['change db-port to "5432"', CONFIG, ['data.db-port', '"5432"']],
  ['Change MODE from "slow" to "fast"\nChange db-port from "3306" to "1"', CONFIG, ['data.MODE', 'fast'], ['data.db-port', '"1"']],
  ['Change the password to "rye-bread"', { kind: 'Secret', metadata: { name: 'mill' }, data: { password: 'b2xk' } }, ['data.password', 'cnllLWJyZWFk']],
  ['Change selector from "wrong" to "mill"', SERVICE, ['spec.selector.app', 'mill']],
  ['Change the type from ClusterIP to NodePort', SERVICE, ['spec.type', 'NodePort']],
];

const OPEN: [string, object][] = [
  ['Change it to another image.', SCALED],
  ['Update the deployment to use both.', SCALED],
  ['Change the path to /health', SCALED],
  ['Change `paused: false` to `paused: true`.', SCALED],
  ['Edit the liveness probe to check a path that is not there', SCALED],
  ['Change resources.requests.storage: 2Gi', { kind: 'PersistentVolumeClaim', metadata: { name: 'mill' }, spec: { resources: { requests: { storage: '1Gi' } } } }],
];

describe('what words have the reader change in an editor', () => {
  for (const [words, object, ...expected] of CASES) test(`is known: ${words}`, () => void expect(changesIn(words).flatMap((change) => valueMeant(object as never, change) ?? [['?', change.what]]).filter(([, value]) => value !== 'null')).to.deep.equal(expected));
  for (const [words, object] of OPEN) test(`is for a person: ${words}`, () => void expect(changesIn(words).flatMap((change) => valueMeant(object as never, change) ?? [])).to.deep.equal([]));
});
