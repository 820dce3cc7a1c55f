import { test } from 'node:test';
import { expect } from 'chai';
import { TaskFailed } from '../../errors/errors';
import { checkModuleType, checkStartScript, readPackage } from './check-package';

const REQUIRES = "const http = require('http');\n";
const check = (type: string | undefined, file: string, source: string) => () => checkModuleType(JSON.stringify({ type }), file, source);

test('package.json must not make a program that uses require an ES module', () => {
  expect(check('module', 'helloworld.js', REQUIRES)).to.throw(TaskFailed, /makes helloworld\.js an ES module, which has no require, but helloworld\.js uses require[^]*next: +npm pkg delete type/);
});

test('an ES module, a .cjs file and a program that creates its own require pass', () => {
  expect(check('module', 'helloworld.js', "import http from 'http';\n")).not.to.throw();
  expect(check('module', 'helloworld.cjs', REQUIRES)).not.to.throw();
  expect(check('module', 'helloworld.js', "import { createRequire } from 'module';\nconst require = createRequire(import.meta.url);\nrequire('http');\n")).not.to.throw();
  expect(check('commonjs', 'helloworld.js', REQUIRES)).not.to.throw();
  expect(check(undefined, 'helloworld.js', REQUIRES)).not.to.throw();
});

const starts = (scripts: object, main?: string) => () => checkStartScript(JSON.stringify({ main, scripts }), 'node helloworld.js');

test('a start script that runs the same file in other words passes', () => {
  for (const start of ['node ./helloworld.js', ' node  helloworld.js ', 'node helloworld', 'node ./helloworld']) expect(starts({ start }), start).not.to.throw();
  for (const main of ['helloworld.js', './helloworld.js', 'helloworld']) for (const start of ['node .', 'node ./']) expect(starts({ start }, main), `${start}, ${main}`).not.to.throw();
});

test('a start script that runs another file, or with a port of its own, is reported as it is written', () => {
  for (const start of ['node .', 'node', 'node helloworld.mjs', 'node helloworld.js 3000', 'nodemon helloworld.js', 'node ../helloworld.js']) expect(starts({ start }), start).to.throw(TaskFailed, `seen:     ${start}`);
  expect(starts({ start: 'node .' }, 'server.js')).to.throw(TaskFailed, 'wrong start script');
});

const PACKAGE = '{\n  "name": "shop",\n  "scripts": {\n    "start": "node server.js"\n  },\n  "dependencies": {}\n}\n';
const MISTAKES: [right: string, wrong: string, next: string][] = [
  ['{}\n', '{},\n', 'remove the comma at the end of line 6'],
  ['js"\n', 'js",\n', 'remove the comma at the end of line 4'],
  ['shop",', 'shop"', 'write a comma at the end of line 2'],
  ['  },\n', '  }\n', 'write a comma at the end of line 5'],
  ['"name"', 'name', 'write it in "double quotes"'],
  ['"name"', '“name”', 'write " instead of “ in line 2'],
  ['"name":', '"name"', 'write a : after the name in line 2'],
  ['"node server.js"', '"node server.js', 'write the missing " in line 4'],
  ['{}\n}\n', '{}\n', 'write } at its end'],
  ['  "scripts"', '  // to start it\n  "scripts"', 'remove the comment from line 3'],
];

for (const [right, wrong, next] of MISTAKES) {
  test(`package.json with ${JSON.stringify(wrong)}: ${next}`, () => {
    const error = thrownBy(() => readPackage(PACKAGE.replace(right, wrong)));
    expect(error.problem.reason).to.match(/^package\.json is not valid JSON: /);
    expect(error.problem.next).to.equal(next);
  });
}

function thrownBy(act: () => unknown): TaskFailed {
  try {
    act();
  } catch (error) {
    if (error instanceof TaskFailed) return error;
  }
  throw new Error('nothing was thrown');
}
