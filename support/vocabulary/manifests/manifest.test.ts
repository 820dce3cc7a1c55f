import { test } from 'node:test';
import { expect } from 'chai';
import { stringify } from 'yaml';
import { TaskFailed } from '../../errors/errors';
import { checkManifest } from './check-manifest';
import { checkApartFromOverride, checkOverride } from './check-override';
import { podManifest } from '../../platform/kubernetes/pod-manifest';

const pod = { name: 'hello', image: 'ubuntu/helloworld', pullPolicy: 'Never' } as const;
const text = stringify(podManifest(pod));
const changed = (from: string, to: string): string => {
  expect(text).to.contain(from);
  return text.replace(from, to);
};
const check = (actual: string): Promise<unknown> => checkManifest('pod.yaml', actual, text);
/** The error; undefined where nothing is wrong. */
const told = (checking: Promise<unknown>): Promise<TaskFailed | undefined> => checking.then(
  () => undefined,
  (error: unknown) => {
    expect(error).to.be.instanceOf(TaskFailed);
    return error as TaskFailed;
  },
);
const isRight = async (checking: Promise<unknown>, what = ''): Promise<void> => void expect(await told(checking), what).to.equal(undefined);
const isWrong = async (checking: Promise<unknown>, words: RegExp | string, what = ''): Promise<void> => void expect((await told(checking))?.message ?? '', what).to.match(words instanceof RegExp ? words : new RegExp(words.replace('.', '\\.')));

test('order, white space and the null of an old kubectl do not matter', async () => {
  await isRight(check(changed('  name: hello\nspec', '  creationTimestamp: null\n  name:    "hello"\nspec')));
  await isRight(check('kind: Pod\n' + changed('kind: Pod\n', '')));
});

test('a field that differs is named with both values', async () => {
  await isWrong(check(changed('imagePullPolicy: Never', 'imagePullPolicy: Always')), /spec\.containers\[0\]\.imagePullPolicy[^]*expected: Never[^]*seen: +Always/);
});

test('a field that is missing is named, and so is one that changes what the pod runs', async () => {
  await isWrong(check(changed('imagePullPolicy: Never', '')), /imagePullPolicy/);
  await isWrong(check(changed('imagePullPolicy: Never', 'imagePullPolicy: Never\n      command: [sleep]')), /\[0\]\.command/);
  await isWrong(check(changed('imagePullPolicy: Never', 'imagePullPolicy: Never\n      name: hello\n      resources: {}\n    - image: busybox')), /one container too many: busybox[^]*next: +remove the container busybox/);
});

test('other fields are free', async () => {
  await isRight(check(changed('imagePullPolicy: Never', 'imagePullPolicy: Never\n      tty: true')));
  await isRight(check(changed('run: hello', 'run: hello\n    tier: web')));
  await isRight(check(changed('resources: {}', 'resources: {requests: {cpu: 10m}}')));
});

test('a file that is not the manifest of a Pod is reported', async () => {
  await isWrong(check(''), /not the manifest of a Pod/);
  await isWrong(check('kind: Deployment'), /kind in pod\.yaml is Deployment; the lab asks for Pod[^]*expected: kind: Pod[^]*seen: +kind: Deployment/);
  await isWrong(check('kind: ['), /pod\.yaml:1/);
});

test('several documents are reported; a lone --- before or after the Pod does not count', async () => {
  for (const fine of [`---\n${text}`, `${text}---\n`, `# mine\n---\n${text}---\n# the end\n---\n`, `${text}...\n`, `${text}---\nnull\n`]) await isRight(check(fine), fine);
  const several = async (actual: string): Promise<unknown> => (await told(check(actual)))?.problem;
  expect(await several(`${text}---\nkind: Service\n`)).to.include({ cause: 'manifest-of-several', reason: 'pod.yaml has 2 documents; the lab asks for one Pod', seen: 'Pod, Service' });
  expect(await several(`text\n---\n- a\n---\n${text}`)).to.include({ cause: 'manifest-of-several', seen: 'no kind, no kind, Pod' });
  expect(await several(`${text}---\n\tkind: Service: 1\n`), 'invalid YAML is reported first').to.include({ cause: 'manifest-invalid', subject: `pod.yaml:${text.split('\n').length + 1}` });
});

test('an alias to nothing, an alias bomb and a Pod without containers are mistakes of the student', async () => {
  const bomb = `a: &a [x, x]\n${Array.from({ length: 30 }, (_, n) => `b${n}: &b${n} [*${n ? `b${n - 1}` : 'a'}, *${n ? `b${n - 1}` : 'a'}]\n`).join('')}`;
  for (const text of ['x: *nope\n', bomb, 'kind: Pod\nspec:\n  containers: [null]\n']) await isWrong(check(text), 'pod.yaml', text.slice(0, 20));
});

const override = changed('resources: {}', 'command: [npm, start]\n      args: ["3001"]');

test('an override is recognised, and nothing else may differ', async () => {
  await isRight(checkOverride('podkv.yaml', override, 'npm start', '3001'));
  await isRight(checkApartFromOverride('podkv.yaml', override, pod));
  await isWrong(checkApartFromOverride('podkv.yaml', override.replace('Never', 'Always'), pod), /imagePullPolicy/);
});

test('args as a number, another port or no command fail', async () => {
  await isWrong(checkOverride('podkv.yaml', override.replace('"3001"', '3001'), 'npm start', '3001'), /args/);
  await isWrong(checkOverride('podkv.yaml', override.replace('3001', '3002'), 'npm start', '3001'), /3002/);
  await isWrong(checkOverride('podkv.yaml', override.replace('command: [npm, start]', ''), 'npm start', '3001'), /command/);
});

/** Wrong fields of a Pod, each with the expected message. */
const MISSHAPEN: Record<string, [from: string, to: string, told: RegExp]> = {
  'args as a string': ['resources: {}', 'args: "3001"', /spec\.containers\[0\]\.args is a string; Kubernetes expects a list \(pod\.yaml:\d+,[^]*seen: +"3001"\n[^]*next: +write: args: \["3001"\][^]*args-not-a-list/],
  'a number among args': ['resources: {}', 'args: [3001]', /args\[0\] is a number; Kubernetes expects a string[^]*next: +write it in quotes: "3001"[^]*args-not-text/],
  'containers without a dash': ['    - image', '      image', /spec\.containers is a map; Kubernetes expects a list[^]*next: +write a dash[^]*containers-not-a-list/],
  'ports as a number': ['resources: {}', 'ports: 3001', /ports is a number; Kubernetes expects a list/],
  'labels as a list': ['    run: hello', '    - run', /metadata\.labels is a list; Kubernetes expects a map/],
  'a port as a string': ['resources: {}', 'ports: [{containerPort: "3001"}]', /containerPort is a string; Kubernetes expects a number[^]*next: +write it without quotes: containerPort: 3001/],
  'an environment of numbers': ['resources: {}', 'env: [{name: PORT, value: 3001}]', /value is a number; Kubernetes expects a string/],
  'a typo': ['imagePullPolicy', 'imagePullpolicy', /the field spec\.containers\[0\]\.imagePullpolicy, which does not exist[^]*next: +write imagePullPolicy instead of imagePullpolicy/],
  'a field a level too high': ['  containers:', '  args: ["3001"]\n  containers:', /the field spec\.args[^]*next: +args belongs elsewhere: indent it so that it is spec\.containers\[0\]\.args/],
  'labels beside metadata': ['kind: Pod', 'kind: Pod\nlabels: {run: hello}', /the field labels[^]*metadata\.labels/],
  'an invented field': ['kind: Pod', 'kind: Pod\nzzz: 1', /the field zzz[^]*next: +remove zzz/],
  'another restart policy': ['restartPolicy: Always', 'restartPolicy: Never', /spec\.restartPolicy[^]*seen: +Never/],
  'a key twice': ['kind: Pod', 'kind: Pod\nkind: Pod', /not valid YAML[^]*unique/],
  'no containers': [text.slice(text.indexOf('  containers:'), text.indexOf('  dnsPolicy')), '', /The Pod in pod\.yaml has no containers/],
};

for (const [name, [from, to, words]] of Object.entries(MISSHAPEN)) test(`a malformed manifest is reported: ${name}`, () => isWrong(check(changed(from, to)), words));

test('the line number counts from the top of the file, also after other documents', async () => {
  await isWrong(check(`---\n---\n${changed('resources: {}', 'args: "3001"')}`), /pod\.yaml:1[0-9], /);
});

test('quantities and ports may be numbers or strings, and aliases are resolved', async () => {
  for (const fine of ['resources: {requests: {cpu: 0.1}}', 'livenessProbe: {httpGet: {port: 3001}}', 'livenessProbe: {httpGet: {port: web}}', 'env: &e\n        - {name: A, value: b}', 'tty: true']) await isRight(check(changed('resources: {}', fine)), fine);
});
