import { test } from 'node:test';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { runsAll, runsEverything } from '../../../test/kit/more';
import { checkStartScript } from '../application/check-package';
import { checkBase, checkCopies, checkDefaultArgument, checkedDockerfile, checkEntrypoint, checkListsRemoved, checkRuns } from '../dockerfile/check-dockerfile';
import { LabError } from '../../errors/errors';
import { checkManifest } from './check-manifest';
import { checkApartFromOverride, checkOverride } from './check-override';
import { podManifest } from '../../platform/kubernetes/pod-manifest';

// Any text of a student gets a verdict: one of labspec's own errors, never a JavaScript error.
const SHAPES = runsEverything ? 10_000 : runsAll ? 2_000 : 300;

const pod = { name: 'hello', image: 'ubuntu/helloworld', pullPolicy: 'Never' } as const;
const manifest = podManifest(pod);
const DOCKERFILE = 'FROM node:20-slim\nCOPY package.json /opt/microservices/\nWORKDIR /opt/microservices\nRUN npm install\nRUN apt-get update && rm -rf /var/lib/apt/lists/*\nENTRYPOINT ["npm", "start"]\nCMD ["3000"]\n';

async function hasVerdict(check: () => unknown): Promise<void> {
  try {
    await check();
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
  }
}

/** A value with one part replaced by any other value. */
function changed(value: unknown): fc.Arbitrary<unknown> {
  const anything = fc.oneof(fc.jsonValue(), fc.constantFrom(null, '', [], {}, 0, true, [null], { name: null }));
  if (typeof value !== 'object' || value === null) return anything;
  const keys = Object.keys(value);
  const inside = fc.constantFrom(...(keys.length > 0 ? keys : ['x'])).chain((key) => changed((value as Record<string, unknown>)[key]).map((part) => (Array.isArray(value) ? value.map((item, index) => (String(index) === key ? part : (item as unknown))) : { ...value, [key]: part })));
  return fc.oneof({ weight: 4, arbitrary: inside }, { weight: 1, arbitrary: anything });
}

/** A text with pieces omitted, doubled or replaced. */
function torn(text: string): fc.Arbitrary<string> {
  const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('\n', '\t', '"', "'", '[', ']', '{', '$', '${', '<<EOF\n', '\\\n', '#', ':', '- ', '--', '&a', '*a', '\r', '\u0000'));
  return fc.array(fc.tuple(fc.nat(text.length), fc.nat(20), piece), { minLength: 1, maxLength: 4 }).map((cuts) => cuts.reduce((rest, [at, length, put]) => rest.slice(0, at) + put + rest.slice(at + length), text));
}

test('a manifest of any shape', () => fc.assert(fc.asyncProperty(fc.oneof(changed(manifest).map((value) => stringify(value)), torn(stringify(manifest))), async (text) => {
  await hasVerdict(() => checkManifest('pod.yaml', text, stringify(manifest)));
  await hasVerdict(() => checkOverride('podkv.yaml', text, 'npm start', '3001'));
  await hasVerdict(() => checkApartFromOverride('podkv.yaml', text, pod));
}), { numRuns: SHAPES }));

test('a Dockerfile of any shape', () => fc.assert(fc.asyncProperty(torn(DOCKERFILE), (text) => hasVerdict(() => {
  const stage = checkedDockerfile(text, 'node:20-slim', ['package.json']);
  checkBase(stage, 'node:20-slim');
  checkCopies(stage, ['package.json'], '/opt/microservices');
  checkRuns(stage, 'npm install');
  checkListsRemoved(stage, 'apt-get update');
  checkEntrypoint(stage, 'npm start');
  checkDefaultArgument(stage, '3000');
})), { numRuns: SHAPES }));

const PACKAGE = { name: 'helloworld', version: '1.0.0', scripts: { start: 'node helloworld.js' }, dependencies: {} };

test('a package.json of any shape', () => fc.assert(fc.asyncProperty(fc.oneof(changed(PACKAGE).map((value) => JSON.stringify(value)), torn(JSON.stringify(PACKAGE, undefined, 2))), (text) => hasVerdict(() => checkStartScript(text, 'node helloworld.js'))), { numRuns: SHAPES }));
