import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'chai';
import { stringify } from 'yaml';
import { packageFolder } from '../system/files/project';
import { knownOf } from './known';
import { redacted } from './redacted';
import { redactedData } from './redacted-data';

const KNOWN = knownOf({ PWD: '/opt/microservices', HOME: '/root' }, ['/home/eve']);
const RECORDED = join(packageFolder, 'fixtures/observations');
const FIXTURES = join(packageFolder, 'fixtures');

const OUTPUTS = [
  'Server running at http://0.0.0.0:3000/',
  'sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
  'Image: "hello:0.0.1" with ID "sha256:2c26b46b68ff" not yet present on node "demo-worker", loading...',
  'uid: 4c1f9f4e-3c89-4d0b-9c0e-2b8d0c6d1f3a\nresourceVersion: "1234"',
  "SyntaxError: Unexpected token '}'\n    at wrapSafe (node:internal/modules/cjs/loader:1378:20)",
  'npm error JSON.parse Invalid package.json: JSONParseError: Unexpected token: "}" (0x7D) in JSON at position 12',
  'volumes:\n- name: kube-api-access-x7x2p\n  projected:\n    sources:\n    - serviceAccountToken:\n        expirationSeconds: 3607\n        path: token\nautomountServiceAccountToken: false\nimagePullSecrets:\n- name: regcred\nsecret:\n  secretName: mine',
  'Warning  FailedMount  MountVolume.SetUp failed for volume "x" : secret "mine" not found',
  '    Mounts:\n      /var/run/secrets/kubernetes.io/serviceaccount from kube-api-access-x7x2p (ro)',
  '      DB_PASSWORD:  <set to the key "password" in secret "mine">  Optional: false',
  'wget: can\'t connect to remote host (10.244.1.5): Connection refused\ncommand terminated with exit code 1',
  'kubectl get pods hello -o go-template --template="{{.status.podIP}}"',
  'export port=3001\nnpm start $port &',
  'the header "WWW-Authenticate: Bearer realm" asks for bearer authentication',
  'kind: ConfigMap\ndata:\n  port: "3000"',
  'PWD=/opt/microservices',
  'Tokens: none\n    at wrapSafe (node:internal)\nvalue: 3000\n    at wrapSafe (node:internal)',
  'description: |\n  of a token: none\n  port: 3000\nsecretName: >-\n  mine\nserviceAccountToken:\n  path: token\nvalue: |\n  3000\nname: port',
  'token:\n    path: a\nusage: |\n  --token-ttl 24h\nclient-key-data:\nserver: a',
  'PASS 3 tests\n# PASS=3\n# pass 12\nPASS=3 FAIL=0\nPASS=$((PASS+1))\n--- PASS: TestHello (0.00s)\npass: 12, "pass":"12"\nResult PASS=all of them',
  'the password is wrong, the token has expired, no secret is known',
  'labels:\n  app: token-service\n  pass: blue\n  tier: secret-free',
  'Data\n====\npassword:  8 bytes\nexpected authorization: true\nspec.authorization: Required value',
  'kubectl get pod --token-ttl\nkubeadm token create --token-ttl 24h --token-audience api\ndocker login --password-stdin registry.example\ndocker build --secret id=mine .',
  'the option --token is missing, and --password must be given; see --token <token>, --password (any), [--token]\nerror: unknown flag: --token\nSee kubectl --help',
  'ssh-keygen: command not found\nssh-keyscan: none',
  '- value: "3000"\n  name: PORT\n- value: a\n- name: token-service',
  '{"value":"3000","name":"PORT"} the value: 3, the name: port',
  'kind: ConfigMap\ndata: {port: "3000"}',
  'kind: Secret\nmetadata: {name: mine}\ndata: {}',
  'kind: SecretStore\ndata: {a: b}',
  '  "dependencies": {\n    "cookie": "^0.7.1",\n    "set-cookie-parser": "2.6.0"\n  }',
  'nginx.ingress.kubernetes.io/session-cookie-name: "route"\nno cookie: none was sent, "Cookie:" is empty',
  'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
  'JsonWebTokenError: invalid signature\n  TokenExpiredError: jwt expired',
  'const password = process.env.DB_PASSWORD;\nvalue: "$(OTHER)"\nDB_PASSWORD=$OTHER',
  'a basic example of authentication\nauth: optional-plugin0',
  'authorization:\n  mode: Webhook\nauthorizationMode: Node,RBAC',
];

test('the output of the lab stays unchanged', () => {
  for (const output of OUTPUTS) expect(redacted(output, KNOWN)).to.equal(output);
});

test('observations from a real cluster stay unchanged, as data and as text', () => {
  const files = readdirSync(RECORDED).filter((name) => name.endsWith('.json'));
  expect(files).not.to.be.empty;
  for (const name of files) {
    const text = readFileSync(join(RECORDED, name), 'utf8');
    const data = JSON.parse(text) as object;
    expect(redacted(text, KNOWN), name).to.equal(text);
    expect(redacted(stringify(data), KNOWN), name).to.equal(stringify(data));
    expect(redactedData(data, (one) => redacted(one, KNOWN)), name).to.deep.equal(data);
  }
});

test('the files of the lab and of the broken labs stay unchanged', () => {
  // Not what students type (fixtures/variants): there are passwords among it.
  const files = readdirSync(FIXTURES, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.parentPath.endsWith('variants'));
  for (const { parentPath, name } of files) {
    const text = readFileSync(join(parentPath, name), 'utf8');
    expect(redacted(text, KNOWN), name).to.equal(text);
  }
});
