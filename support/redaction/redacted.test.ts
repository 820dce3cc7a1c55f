import { test } from 'node:test';
import { expect } from 'chai';
import { knownOf } from './known';
import { redacted } from './redacted';

const NOTHING = knownOf({}, []);
const PEM = ['-----BEGIN RSA PRIVATE KEY-----', 'MIICANARYcanaryCANARY0123456789abcdefghijklmnopqrstuvwxyzABCDEFGH', 'canaryAAAA==', '-----END RSA PRIVATE KEY-----'].join('\n');
const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJjYW5hcnkiOiJjYW5hcnkifQ.c2lnbmF0dXJlLWNhbmFyeQ';

/** Each text contains a canary; `told` is the redacted text with its mark. */
const SECRETS: readonly { what: string; text: string; told: string }[] = [
  { what: 'a PEM block', text: `key:\n${PEM}\nend`, told: 'key:\n[redacted: rsa private key]\nend' },
  { what: 'a PEM block in JSON', text: JSON.stringify({ key: PEM, port: 1 }), told: '{"key":"[redacted: rsa private key]","port":1}' },
  { what: 'a PEM block whose end was cut off', text: `${PEM.slice(0, 70)}\n$ ls -l`, told: '[redacted: rsa private key]$ ls -l' },
  { what: 'a PEM block whose beginning was cut off', text: `one\n${PEM.split('\n').slice(1).join('\n')}\ntwo`, told: 'one\n[redacted: end of a PEM block]\ntwo' },
  { what: 'a kubeconfig', text: '    client-key-data: Q0FOQVJZ\n    certificate-authority-data: Q0FOQVJZ\n    server: https://127.0.0.1:6443', told: '    client-key-data: [redacted: client-key-data]\n    certificate-authority-data: [redacted: certificate-authority-data]\n    server: https://127.0.0.1:6443' },
  { what: 'a kubeconfig in JSON', text: '{"client-certificate-data":"Q0FOQVJZ","user":"kind"}', told: '{"client-certificate-data":"[redacted: client-certificate-data]","user":"kind"}' },
  { what: 'the token of a kubeconfig', text: 'users:\n- name: me\n  user:\n    token: canary-1234', told: 'users:\n- name: me\n  user:\n    token: [redacted: token]' },
  { what: 'an Authorization header', text: '> Authorization: Basic Y2FuYXJ5OmNhbmFyeQ==\n> Host: a', told: '> Authorization: [redacted: Authorization header]\n> Host: a' },
  { what: 'an Authorization header on a command line', text: `curl -H 'Authorization: Bearer canary' localhost:3000`, told: `curl -H 'Authorization: [redacted: Authorization header]' localhost:3000` },
  { what: 'an Authorization header in JSON', text: '{"authorization":"token canary","host":"a"}', told: '{"authorization":"[redacted: authorization header]","host":"a"}' },
  { what: 'a Digest in a header', text: '> GET / HTTP/1.1\n> Authorization: Digest username="canary", realm="a b", uri="/", response="canary"\n> Host: a', told: '> GET / HTTP/1.1\n> Authorization: [redacted: Authorization header]\n> Host: a' },
  { what: 'a Digest whose user has a domain', text: 'Proxy-Authorization: Digest username="CORP\\ncanary", response="it\'s \\"canary\\""', told: 'Proxy-Authorization: [redacted: Proxy-Authorization header]' },
  { what: 'a Digest on a command line', text: `curl -H 'Authorization: Digest username="canary", response="canary"' localhost:3000`, told: `curl -H 'Authorization: [redacted: Authorization header]' localhost:3000` },
  { what: 'a Digest on a command line in double quotes', text: String.raw`curl -H "Authorization: Digest username=\"canary\", response=\"canary\"" localhost:3000`, told: 'curl -H "Authorization: [redacted: Authorization header]" localhost:3000' },
  { what: 'a Digest in JSON', text: String.raw`{"authorization":"Digest username=\"canary\", response=\"canary\"","host":"a"}`, told: '{"authorization":"[redacted: authorization header]","host":"a"}' },
  { what: 'a Digest in a string of JSON', text: JSON.stringify({ s: JSON.stringify({ Authorization: 'Digest username="canary"', host: 'a' }) }), told: String.raw`{"s":"{\"Authorization\":\"[redacted: Authorization header]\",\"host\":\"a\"}"}` },
  { what: 'a Digest in a log in JSON', text: JSON.stringify({ log: '> Authorization: Digest username="canary", response="canary"\n> Host: "a"', port: 1 }), told: String.raw`{"log":"> Authorization: [redacted: Authorization header]\n> Host: \"a\"","port":1}` },
  { what: 'a Digest as Node shows headers', text: `{ authorization: 'Digest username="canary", response="canary"', host: 'a' }`, told: `{ authorization: '[redacted: authorization header]', host: 'a' }` },
  { what: 'a header of which a part is taken out', text: `Authorization: Digest username="${JWT}", response="canary"`, told: 'Authorization: [redacted: Authorization header]' },
  { what: 'Cookies', text: '> Cookie: sid=canary; b="canary two"\n> Host: a\n< Set-Cookie: sid=canary; Path=/', told: '> Cookie: [redacted: Cookie header]\n> Host: a\n< Set-Cookie: [redacted: Set-Cookie header]' },
  { what: 'Cookies on a command line and in JSON', text: `curl -H 'Cookie: a=canary' b {"cookie":"a=canary; b=canary","host":"a"}`, told: `curl -H 'Cookie: [redacted: Cookie header]' b {"cookie":"[redacted: cookie header]","host":"a"}` },
  { what: 'Cookies in a list', text: '{"set-cookie":["a=canary; Path=/","b=canary"],"host":"a"}', told: '{"set-cookie":["[redacted: set-cookie header]"],"host":"a"}' },
  { what: 'a bearer token', text: 'sent bearer canary0123456789 to it', told: 'sent bearer [redacted: bearer token] to it' },
  { what: 'a JWT', text: `it says ${JWT}.`, told: 'it says [redacted: JWT]' },
  { what: 'Docker auth', text: '{"auths":{"reg":{"auth":"Y2FuYXJ5","identitytoken":"canary"}}}', told: '{"auths":{"reg":{"auth":"[redacted: Docker auth]","identitytoken":"[redacted: identitytoken]"}}}' },
  { what: 'Docker auth in a string of JSON', text: String.raw`{"s":"{\"auth\":\"canary\"}"}`, told: String.raw`{"s":"{\"auth\":\"[redacted: Docker auth]\"}"}` },
  { what: 'access tokens', text: 'ghp_canary7890123456789012345678901234567890', told: '[redacted: access token]' },
  { what: 'a password in a URL', text: 'proxy http://me:canary@proxy:3128/', told: 'proxy http://me:[redacted: password in a URL]@proxy:3128/' },
  { what: 'a variable of a Pod', text: '  - name: DB_PASSWORD\n    value: canary two\n  - name: PORT\n    value: "3000"', told: '  - name: DB_PASSWORD\n    value: [redacted: DB_PASSWORD]\n  - name: PORT\n    value: "3000"' },
  { what: 'a variable of a Pod in JSON', text: '{"name":"API_KEY","value":"canary two"}', told: '{"name":"API_KEY","value":"[redacted: API_KEY]"}' },
  { what: 'a line of env', text: 'PORT=1\nAPI_KEY=canary and more\nPWD=/opt', told: 'PORT=1\nAPI_KEY=[redacted: API_KEY]\nPWD=/opt' },
  { what: 'a Dockerfile', text: 'ENV DB_PASSWORD=canary\nENV GITHUB_TOKEN canary x\nARG NPM_TOKEN="canary"', told: 'ENV DB_PASSWORD=[redacted: DB_PASSWORD]\nENV GITHUB_TOKEN [redacted: GITHUB_TOKEN]\nARG NPM_TOKEN="[redacted: NPM_TOKEN]"' },
  { what: 'the environment of docker inspect', text: '"Env": ["PGPASSWORD=canary two", "PORT=1"]', told: '"Env": ["PGPASSWORD=[redacted: PGPASSWORD]", "PORT=1"]' },
  { what: 'a value with quotes in it', text: String.raw`["DB_PASSWORD=it's \"canary\" x", "PORT=1"] {"password": "a\"canary"}`, told: '["DB_PASSWORD=[redacted: DB_PASSWORD]", "PORT=1"] {"password": "[redacted: password]"}' },
  { what: 'a line of YAML', text: 'password: canary, with {all} of it\nport: 1', told: 'password: [redacted: password]\nport: 1' },
  { what: 'a variable on a command line', text: 'run -e MY_SECRET=canary -p 3002:3001 hello', told: 'run -e MY_SECRET=[redacted: MY_SECRET] -p 3002:3001 hello' },
  { what: 'a key of package.json', text: '  "npmToken": "canary",\n  "name": "hello"', told: '  "npmToken": "[redacted: npmToken]",\n  "name": "hello"' },
  { what: 'a Secret in YAML', text: 'apiVersion: v1\ndata:\n  user: Y2FuYXJ5\n  long: |\n    canary\n    canary\nkind: Secret\nmetadata:\n  name: mine', told: 'apiVersion: v1\ndata:\n  user: [redacted: Secret data]\n  long: [redacted: Secret data]\nkind: Secret\nmetadata:\n  name: mine' },
  { what: 'a Secret in YAML in a string', text: String.raw`{"yaml":"kind: Secret\ndata:\n  a: Y2FuYXJ5\n  b: canary"}`, told: String.raw`{"yaml":"kind: Secret\ndata:\n  a: [redacted: Secret data]\n  b: [redacted: Secret data]"}` },
  { what: 'a Secret among others in YAML', text: 'items:\n- kind: Secret\n  stringData:\n    a: "canary"\n  metadata: {}\n- kind: Pod', told: 'items:\n- kind: Secret\n  stringData:\n    a: [redacted: Secret data]\n  metadata: {}\n- kind: Pod' },
  { what: 'a Secret in JSON', text: '{"kind":"Secret","data":{"a":"canary","b":"{\\"x\\":\\"canary}\\"}"},"type":"Opaque"}', told: '{"kind":"Secret","data":{"redacted": "[redacted: Secret data]"},"type":"Opaque"}' },
  { what: 'a Secret in JSON that was cut off', text: '{"kind":"Secret","data":{"a":"canary', told: '{"kind":"Secret","data":{"redacted": "[redacted: Secret data]"' },
  { what: 'a Secret that was applied', text: String.raw`"last-applied": "{\"data\":{\"a\":\"canary\"},\"kind\":\"Secret\"}\n"`, told: String.raw`"last-applied": "{\"data\":{\"redacted\": \"[redacted: Secret data]\"},\"kind\":\"Secret\"}\n"` },
  { what: 'a list of Secrets in JSON', text: '{"apiVersion":"v1","kind":"SecretList","metadata":{"resourceVersion":"1"},"items":[{"metadata":{"name":"a"},"data":{"a":"Y2FuYXJ5"}},{"data":{"b":"canary"}}]}', told: '{"apiVersion":"v1","kind":"SecretList","metadata":{"resourceVersion":"1"},"items":[{"metadata":{"name":"a"},"data":{"redacted": "[redacted: Secret data]"}},{"data":{"redacted": "[redacted: Secret data]"}}]}' },
  { what: 'a list of objects with Secrets in JSON', text: '{\n  "kind": "List",\n  "items": [\n    {\n      "data": {\n        "a": "canary"\n      },\n      "kind": "Secret"\n    }\n  ]\n}', told: '{\n  "kind": "List",\n  "items": [\n    {\n      "data": {"redacted": "[redacted: Secret data]"},\n      "kind": "Secret"\n    }\n  ]\n}' },
  { what: 'a list of Secrets in YAML', text: 'items:\n- data:\n    a: canary\n  metadata:\n    name: a\nkind: SecretList', told: 'items:\n- data:\n    a: [redacted: Secret data]\n  metadata:\n    name: a\nkind: SecretList' },
  { what: 'a Secret in braces of YAML', text: 'kind: Secret\ndata: {a: canary, b: "x}canary", c: \'it\'\'s } canary\', d: it\'s}\nstringData: {\n  e: canary,\n  f: {g: canary}\n}\ntype: Opaque', told: 'kind: Secret\ndata: {redacted: [redacted: Secret data]}\nstringData: {redacted: [redacted: Secret data]}\ntype: Opaque' },
  { what: 'a Secret all in braces', text: '{apiVersion: v1, kind: Secret, stringData: {a: canary}, metadata: {name: mine}}', told: '{apiVersion: v1, kind: Secret, stringData: {redacted: [redacted: Secret data]}, metadata: {name: mine}}' },
  { what: 'a Secret in braces in a string', text: String.raw`{"yaml":"kind: Secret\ndata: {a: canary, b: \"x}canary\"}\ntype: Opaque\n","port":1}`, told: String.raw`{"yaml":"kind: Secret\ndata: {redacted: [redacted: Secret data]}\ntype: Opaque\n","port":1}` },
  { what: 'a Secret as Node shows it', text: `{ kind: 'Secret', data: { a: 'canary}', b: 'canary' } }`, told: `{ kind: 'Secret', data: {redacted: [redacted: Secret data]} }` },
  { what: 'a Secret in JSON with line ends in a string', text: JSON.stringify({ s: JSON.stringify({ kind: 'Secret', data: { a: 'x}', b: 'canary' } }, undefined, 1) }), told: String.raw`{"s":"{\n \"kind\": \"Secret\",\n \"data\": {\"redacted\": \"[redacted: Secret data]\"}\n}"}` },
  { what: 'a Secret whose data has a comment', text: 'kind: Secret\ndata: # mine\n  a: canary', told: 'kind: Secret\ndata: # mine\n  a: [redacted: Secret data]' },
  { what: 'a variable of a Pod, the value first', text: '  - value: canary, two\n    name: DB_PASSWORD\n  - value: "3000"\n    name: PORT', told: '  - value: [redacted: DB_PASSWORD]\n    name: DB_PASSWORD\n  - value: "3000"\n    name: PORT' },
  { what: 'a variable of a Pod in JSON, the value first', text: String.raw`[{"value":"3000","name":"PORT"},{"value":"can\"ary","name":"DB_PASSWORD"}]`, told: '[{"value":"3000","name":"PORT"},{"value":"[redacted: DB_PASSWORD]","name":"DB_PASSWORD"}]' },
  { what: 'a variable of a Pod in JSON with line ends, the value first', text: '{\n  "value": "canary",\n  "name": "DB_PASSWORD"\n}', told: '{\n  "value": "[redacted: DB_PASSWORD]",\n  "name": "DB_PASSWORD"\n}' },
  { what: 'a variable of a Pod in braces, the value first', text: 'env: [{value: canary, name: DB_PASSWORD}, {value: 1, name: PORT}]', told: 'env: [{value: [redacted: DB_PASSWORD], name: DB_PASSWORD}, {value: 1, name: PORT}]' },
  { what: 'a variable of a Pod in a string', text: JSON.stringify({ a: JSON.stringify([{ name: 'A_TOKEN', value: 'canary"x' }, { value: 'can"ary', name: 'B_TOKEN' }]), b: '- name: C_TOKEN\n  value: canary\n- value: canary\n  name: D_TOKEN' }), told: String.raw`{"a":"[{\"name\":\"A_TOKEN\",\"value\":\"[redacted: A_TOKEN]\"},{\"value\":\"[redacted: B_TOKEN]\",\"name\":\"B_TOKEN\"}]","b":"- name: C_TOKEN\n  value: [redacted: C_TOKEN]\n- value: [redacted: D_TOKEN]\n  name: D_TOKEN"}` },
  { what: 'a variable of a Pod with any signs', text: '- name: DB_PASSWORD\n  value: it\'s, {canary}\n- name: PASS\n  value: canary', told: '- name: DB_PASSWORD\n  value: [redacted: DB_PASSWORD]\n- name: PASS\n  value: [redacted: PASS]' },
  { what: 'a variable named PASS', text: 'run -e PASS=canary -p 1:1 --env=PASS=canary x\nENV PASS=canary\nexport PASS="canary two"\nPASS=canary\n"Env": ["PASS=canary"]', told: 'run -e PASS=[redacted: PASS] -p 1:1 --env=PASS=[redacted: PASS] x\nENV PASS=[redacted: PASS]\nexport PASS="[redacted: PASS]"\nPASS=[redacted: PASS]\n"Env": ["PASS=[redacted: PASS]"]' },
  { what: 'a key for SSH', text: 'SSH_KEY=canary\nrun -e DEPLOY_SSH_KEY=canary x', told: 'SSH_KEY=[redacted: SSH_KEY]\nrun -e DEPLOY_SSH_KEY=[redacted: DEPLOY_SSH_KEY] x' },
  { what: 'a kubeconfig in blocks', text: 'users:\n- name: me\n  user:\n    client-certificate-data: >-\n      Q0FOQVJZY2FuYXJ5\n      Q0FOQVJZY2FuYXJ5\n    client-key-data: |\n      Q0FOQVJZ\n\n      Q0FOQVJZ\n    token: >-\n      canary\ncurrent-context: me', told: 'users:\n- name: me\n  user:\n    client-certificate-data: [redacted: client-certificate-data]\n    client-key-data: [redacted: client-key-data]\n\n    token: [redacted: token]\ncurrent-context: me' },
  { what: 'a kubeconfig in lines', text: '  client-key-data:\n    Q0FOQVJZ\n    Q0FOQVJZ\n  client-certificate-data: Q0FOQVJZ\n    Q0FOQVJZ\n  server: a', told: '  client-key-data: [redacted: client-key-data]\n  client-certificate-data: [redacted: client-certificate-data]\n  server: a' },
  { what: 'a block in a string', text: JSON.stringify({ a: 'token: >-\n  canary\n  canary\nport: 1', b: JSON.stringify({ c: 'x:\n- password: |2-\n    canary\n' }), d: 1 }), told: String.raw`{"a":"token: [redacted: token]\nport: 1","b":"{\"c\":\"x:\\n- password: [redacted: password]\\n\"}","d":1}` },
  { what: 'a block with a comment', text: 'password: |- # mine\n  canary\n  canary\n---\nport: 1', told: 'password: [redacted: password]\n---\nport: 1' },
  { what: 'a variable of a Pod in a block', text: '- name: DB_PASSWORD\n  value: |\n    canary\n    canary\n- value: >-\n    canary\n  name: PASS\n- name: PORT\n  value: |\n    3000', told: '- name: DB_PASSWORD\n  value: [redacted: DB_PASSWORD]\n- value: [redacted: PASS]\n  name: PASS\n- name: PORT\n  value: |\n    3000' },
  { what: 'a value in quotes of more than a line', text: '  token: "canary\n    canary\n    "\n  password: \'it\'\n  secret: \'canary\n    canary\'\n  port: 1', told: '  token: [redacted: token]\n  password: \'[redacted: password]\'\n  secret: [redacted: secret]\n  port: 1' },
  { what: 'a variable of a Pod in words of more than a line', text: '- value: canary and\n    canary\n  name: DB_PASSWORD\n- name: A_TOKEN\n  value: canary and\n    canary\n- name: PORT\n  value: 3000 or\n    3001', told: '- value: [redacted: DB_PASSWORD]\n  name: DB_PASSWORD\n- name: A_TOKEN\n  value: [redacted: A_TOKEN]\n- name: PORT\n  value: 3000 or\n    3001' },
  { what: 'a Secret with the line ends of Windows', text: 'kind: Secret\r\ndata:\r\n  a: canary\r\n', told: 'kind: Secret\r\ndata:\r\n  a: [redacted: Secret data]\n' },
  { what: 'a Secret in YAML with a comment, quotes and tags', text: 'kind: !!str Secret\n"data": &x\n  a: canary\n# mine\n  b: canary', told: 'kind: !!str Secret\n"data": &x\n  a: [redacted: Secret data]\n  b: [redacted: Secret data]' },
  { what: 'a variable of a Pod beside comments', text: '- name: DB_PASSWORD # mine\n  # and yours\n  value: canary\n- name: A', told: '- name: DB_PASSWORD # mine\n  # and yours\n  value: [redacted: DB_PASSWORD]\n- name: A' },
  { what: 'a list of cookies with brackets in them', text: `'set-cookie': [ 'a=canary; Path=[x]; c=canary', 'd=canary' ], 'x': 'ok'`, told: `'set-cookie': [ '[redacted: set-cookie header]' ], 'x': 'ok'` },
  { what: 'a password without a user in a URL', text: 'redis://:canary@host/0', told: 'redis://:[redacted: password in a URL]@host/0' },
  { what: 'a Secret with line ends that are written', text: String.raw`kind: Secret
stringData:
  a: "x\ncanary"
  b: 'y\n canary'
  c: z\ncanary
type: Opaque`, told: 'kind: Secret\nstringData:\n  a: [redacted: Secret data]\n  b: [redacted: Secret data]\n  c: [redacted: Secret data]\ntype: Opaque' },
  { what: 'a block with line ends that are written', text: String.raw`- name: GOOGLE_CREDENTIALS
  value: |
    {"key": "a\ncanary\n",
    "mail": "canary"}
- name: PORT`, told: '- name: GOOGLE_CREDENTIALS\n  value: [redacted: GOOGLE_CREDENTIALS]\n- name: PORT' },
  { what: 'a value with apostrophes of YAML', text: `password: 'it''s canary'\n- name: APP_SECRETS\n  value: '{"a":"it''s","x":"canary"}'\n- name: A`, told: `password: '[redacted: password]'\n- name: APP_SECRETS\n  value: '[redacted: APP_SECRETS]'\n- name: A` },
  { what: 'a value of which a part is taken out', text: `- name: APP_SECRETS\n  value: '{"db":"canary","url":"postgres://u:pw@h/"}'\npassword: canary Bearer abcdefgh12345`, told: `- name: APP_SECRETS\n  value: '[redacted: APP_SECRETS]'\npassword: [redacted: password]` },
  { what: 'a header in a list of names and values', text: `rawHeaders: [\n  'Authorization',\n  'Basic canary=='\n] {"Authorization":["Basic canary=="]}`, told: `rawHeaders: [\n  'Authorization',\n  '[redacted: Authorization header]'\n] {"Authorization":["[redacted: Authorization header]"]}` },
  { what: 'a name and a password in base64', text: `auth: ${Buffer.from('me:canary').toString('base64')}\nsays basic ${Buffer.from('me:canary').toString('base64')}`, told: 'auth: [redacted: name and password]\nsays basic [redacted: name and password]' },
  { what: 'ENV in the output of a build', text: 'Step 3/7 : ENV DB_PASSWORD canary x\n   3 | >>> ENV DB_PASSWORD canary\n#5 [2/4] ENV DB_PASSWORD canary', told: 'Step 3/7 : ENV DB_PASSWORD [redacted: DB_PASSWORD]\n   3 | >>> ENV DB_PASSWORD [redacted: DB_PASSWORD]\n#5 [2/4] ENV DB_PASSWORD [redacted: DB_PASSWORD]' },
  { what: 'a PEM block that was cut off, in the output of a build', text: `#8 0.3 -----BEGIN RSA PRIVATE KEY-----\n#8 0.3 ${'MIIc'.repeat(16)}\n#8 0.3 ${'MIIc'.repeat(16)}\n#8 0.4 done`, told: '#8 0.3 [redacted: rsa private key]#8 0.4 done' },
  { what: 'a PEM block of which the end is left, in the output of a build', text: `#8 0.2 begun\n#8 0.3 ${'MIIc'.repeat(16)}\n#8 0.3 MIIc\n#8 0.3 -----END RSA PRIVATE KEY-----\n#8 0.4 done`, told: '#8 0.2 begun\n[redacted: end of a PEM block]\n#8 0.4 done' },
  { what: 'a PEM block in a password of its own, cut off', text: `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,canary\n\n${'MIIc'.repeat(16)}\n`, told: '[redacted: rsa private key]' },
  { what: 'a long name', text: `${'A_'.repeat(40)}CLIENT_SECRET=canary`, told: `${'A_'.repeat(40)}CLIENT_SECRET=[redacted: ${'A_'.repeat(40)}CLIENT_SECRET]` },
  { what: 'a long value', text: `{"name":"DB_PASSWORD","value":"${'canary'.repeat(1000)}"}`, told: '{"name":"DB_PASSWORD","value":"[redacted: DB_PASSWORD]"}' },
  { what: 'a value with an anchor or a tag', text: 'password: &pw canary\nother: 1\nsecret: !!binary |\n  canary\nport: 1', told: 'password: &pw [redacted: password]\nother: 1\nsecret: [redacted: secret]\nport: 1' },
  { what: 'keys that sign and encrypt', text: 'ENCRYPTION_KEY=canary\nJWT_KEY=canary', told: 'ENCRYPTION_KEY=[redacted: ENCRYPTION_KEY]\nJWT_KEY=[redacted: JWT_KEY]' },
  { what: 'headers of services', text: '> X-Api-Key: canary\n> PRIVATE-TOKEN: canary', told: '> X-Api-Key: [redacted: X-Api-Key header]\n> PRIVATE-TOKEN: [redacted: PRIVATE-TOKEN header]' },
  { what: 'a bearer token in folded YAML', text: '--header "bearer\n        canary0123456789" x', told: '--header "bearer\n        [redacted: bearer token]" x' },
];

for (const { what, text, told } of SECRETS) {
  test(`${what} is replaced by a mark`, () => {
    const once = redacted(text, NOTHING);
    expect(once).to.equal(told);
    expect(redacted(once, NOTHING), 'once is enough').to.equal(once);
  });
}

test('an escaped line end does not hide the secret after it', () => {
  const said = redacted(String.raw`"a\n${JWT}\nBearer canary0123456789\nMY_TOKEN=canary\npassword: canary\nAuthorization: Basic canary\nnpm_canary7890123456789012345678901234567890"`, NOTHING);
  expect(said).to.match(/JWT/).and.not.to.match(/canary|Y2FuYXJ5/);
});

test('the value of a secret variable is removed in every spelling', () => {
  const known = knownOf({ DB_PASSWORD: 'can"ary', SHORT_TOKEN: 'abc', IS_SECRET: 'disabled', PASS: '123 of 456', TOKEN_FILE: '/run/token', PWD: '/opt/lab', OLDPWD: '/opt/other', PORT: '300000' }, []);
  const said = redacted(`can"ary ${JSON.stringify('can"ary')} can%22ary ${Buffer.from('can"ary').toString('base64')} abc disabled /run/token /opt/lab /opt/other 300000 123 of 456`, known);
  const mark = '[redacted: value of DB_PASSWORD]';
  expect(said).to.equal(`${mark} "${mark}" ${mark} ${mark} abc disabled /run/token /opt/lab /opt/other 300000 123 of 456`);
});

test('the texts that the user lists, one per line, are removed, the longest first', () => {
  const known = knownOf({ LABSPEC_REDACT: 'Ada\n Ada Lovelace \n\na.b' }, []);
  expect(redacted('Ada Lovelace, Ada and a.b, not axb', known)).to.equal('[redacted: listed in LABSPEC_REDACT], [redacted: listed in LABSPEC_REDACT] and [redacted: listed in LABSPEC_REDACT], not axb');
});

test('the home folder becomes ~, as a shell understands it', () => {
  const known = knownOf({}, ['/home/eve', '/']);
  for (const [text, told] of [
    ['npx labspec check 4 --folder /home/eve/helloworld', 'npx labspec check 4 --folder ~/helloworld'],
    [`mkdir -p '/home/eve/two words'`, `mkdir -p ~/'two words'`],
    [`mkdir -p '/home/eve/eve'\\''s'`, `mkdir -p ~/'eve'\\''s'`],
    [`ENOENT: no such file, open '/home/eve/x.js'`, `ENOENT: no such file, open '~/x.js'`],
    ['file:///home/eve/x.js:1:2 /home/eve', 'file://~/x.js:1:2 ~'],
    ['/home/evelyn /srv/home/eve/x /home/eve-2 /', '/home/evelyn /srv/home/eve/x /home/eve-2 /'],
    ['There is no folder /home/eve.', 'There is no folder ~.'],
    [String.raw`"a\n/home/eve/x" ../../home/eve/x`, String.raw`"a\n~/x" ../..~/x`],
  ] as const) expect(redacted(text, known)).to.equal(told);
});
