import { test } from 'node:test';
import { expect } from 'chai';
import { stringify } from 'yaml';
import { TaskFailed } from '../errors';
import { checkManifest } from './check-manifest';
import { checkApartFromOverride, checkOverride } from './check-override';
import { podManifest } from './pod-manifest';

const pod = { name: 'hello', image: 'ubuntu/helloworld', pullPolicy: 'Never' } as const;
const text = stringify(podManifest(pod));
const changed = (from: string, to: string): string => {
  expect(text).to.contain(from);
  return text.replace(from, to);
};
const check = (actual: string) => () => checkManifest('pod.yaml', actual, text);

test('order, white space and an old kubectl’s null do not matter', () => {
  expect(check(changed('  name: hello\nspec', '  creationTimestamp: null\n  name:    "hello"\nspec'))).not.to.throw();
  expect(check('kind: Pod\n' + changed('kind: Pod\n', ''))).not.to.throw();
});

test('a field that differs is named with both values', () => {
  expect(check(changed('imagePullPolicy: Never', 'imagePullPolicy: Always'))).to.throw(TaskFailed, /spec\.containers\[0\]\.imagePullPolicy[^]*expected: Never[^]*seen: +Always/);
});

test('a field that is missing is named, and so is one that changes what the pod runs', () => {
  expect(check(changed('imagePullPolicy: Never', ''))).to.throw(TaskFailed, /imagePullPolicy/);
  expect(check(changed('imagePullPolicy: Never', 'imagePullPolicy: Never\n      command: [sleep]'))).to.throw(TaskFailed, /\[0\]\.command/);
  expect(check(changed('imagePullPolicy: Never', 'imagePullPolicy: Never\n      name: hello\n      resources: {}\n    - image: busybox'))).to.throw(TaskFailed, /containers\[1\]/);
});

test('what changes nothing of that is the author’s own affair', () => {
  expect(check(changed('imagePullPolicy: Never', 'imagePullPolicy: Never\n      tty: true'))).not.to.throw();
  expect(check(changed('run: hello', 'run: hello\n    tier: web'))).not.to.throw();
  expect(check(changed('resources: {}', 'resources: {requests: {cpu: 10m}}'))).not.to.throw();
});

test('what is no manifest of a Pod is told as such', () => {
  expect(check('')).to.throw(TaskFailed, /not the manifest of a Pod/);
  expect(check('kind: Deployment')).to.throw(TaskFailed, /not the manifest of a Pod/);
  expect(check('kind: [')).to.throw(TaskFailed, /pod\.yaml:1/);
});

test('several documents are told as such; a lone --- before or after the Pod is none', () => {
  for (const fine of [`---\n${text}`, `${text}---\n`, `# mine\n---\n${text}---\n# the end\n---\n`, `${text}...\n`, `${text}---\nnull\n`]) expect(check(fine), fine).not.to.throw();
  const several = (actual: string): unknown => {
    try {
      return check(actual)();
    } catch (error) {
      return (error as TaskFailed).trouble;
    }
  };
  expect(several(`${text}---\nkind: Service\n`)).to.include({ cause: 'manifest-of-several', reason: 'pod.yaml has 2 documents; the lab’s has one Pod', seen: 'Pod, Service' });
  expect(several(`text\n---\n- a\n---\n${text}`)).to.include({ cause: 'manifest-of-several', seen: 'no kind, no kind, Pod' });
  expect(several(`${text}---\n\tkind: Service: 1\n`), 'what is no YAML is told first').to.include({ cause: 'manifest-invalid', subject: `pod.yaml:${text.split('\n').length + 1}` });
});

test('what refers to nothing, or to far too much, or has no containers, is the mistake of who wrote it', () => {
  const bomb = `a: &a [x, x]\n${Array.from({ length: 30 }, (_, n) => `b${n}: &b${n} [*${n ? `b${n - 1}` : 'a'}, *${n ? `b${n - 1}` : 'a'}]\n`).join('')}`;
  for (const text of ['x: *nope\n', bomb, 'kind: Pod\nspec:\n  containers: [null]\n']) expect(check(text), text.slice(0, 20)).to.throw(TaskFailed, 'pod.yaml');
});

const override = changed('resources: {}', 'command: [npm, start]\n      args: ["3001"]');

test('an override is recognised, and apart from it nothing may differ', () => {
  expect(() => checkOverride('podkv.yaml', override, 'npm start', '3001')).not.to.throw();
  expect(() => checkApartFromOverride('podkv.yaml', override, pod)).not.to.throw();
  expect(() => checkApartFromOverride('podkv.yaml', override.replace('Never', 'Always'), pod)).to.throw(TaskFailed, /imagePullPolicy/);
});

test('args as a number, another port or no command fail', () => {
  expect(() => checkOverride('podkv.yaml', override.replace('"3001"', '3001'), 'npm start', '3001')).to.throw(TaskFailed, /args/);
  expect(() => checkOverride('podkv.yaml', override.replace('3001', '3002'), 'npm start', '3001')).to.throw(TaskFailed, /3002/);
  expect(() => checkOverride('podkv.yaml', override.replace('command: [npm, start]', ''), 'npm start', '3001')).to.throw(TaskFailed, /command/);
});
