import { test } from 'node:test';
import { expect } from 'chai';
import { TaskFailed } from '../../errors/errors';
import { checkModuleType } from './check-package';

const REQUIRES = "const http = require('http');\n";
const check = (type: string | undefined, file: string, source: string) => () => checkModuleType(JSON.stringify({ type }), file, source);

test('package.json must not make an ES module of a program that uses require', () => {
  expect(check('module', 'helloworld.js', REQUIRES)).to.throw(TaskFailed, /no require, and helloworld\.js uses it[^]*next: +npm pkg delete type/);
});

test('an ES module, a program of its own kind and one that makes its require are right', () => {
  expect(check('module', 'helloworld.js', "import http from 'http';\n")).not.to.throw();
  expect(check('module', 'helloworld.cjs', REQUIRES)).not.to.throw();
  expect(check('module', 'helloworld.js', "import { createRequire } from 'module';\nconst require = createRequire(import.meta.url);\nrequire('http');\n")).not.to.throw();
  expect(check('commonjs', 'helloworld.js', REQUIRES)).not.to.throw();
  expect(check(undefined, 'helloworld.js', REQUIRES)).not.to.throw();
});
