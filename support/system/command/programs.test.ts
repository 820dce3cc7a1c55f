import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { expect } from 'chai';
import { EnvironmentError } from '../../errors/errors';
import { cacheBin, cacheFolder } from '../files/cache';
import { findProgram, needProgram, programsEnv } from './programs';
import { keepEnvironment } from '../../../test/kit/environment';

const putBack = keepEnvironment();
let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'labspec-programs-'));
  process.env['PATH'] = path.join(root, 'path');
  process.env['LABSPEC_CACHE'] = path.join(root, 'cache');
});

afterEach(() => {
  putBack();
  rmSync(root, { recursive: true });
});

function put(file: string, mode = 0o755): string {
  const whole = path.join(root, file);
  mkdirSync(path.dirname(whole), { recursive: true });
  writeFileSync(whole, '#!/bin/sh\n');
  chmodSync(whole, mode);
  return whole;
}

test('the cache folder is LABSPEC_CACHE, else the XDG cache folder', () => {
  expect(cacheFolder()).to.equal(path.join(root, 'cache'));
  delete process.env['LABSPEC_CACHE'];
  expect(cacheFolder()).to.match(/[/\\]labspec$/i);
});

test('a program comes from PATH before the cache', () => {
  const cached = put('cache/bin/kind');
  expect(findProgram('kind')).to.equal(cached);
  const own = put('path/kind');
  expect(findProgram('kind')).to.equal(own);
});

test('a folder and a file that is not executable are not programs', () => {
  put('path/kind', 0o644);
  mkdirSync(path.join(root, 'path', 'kubectl'));
  expect(findProgram('kind')).to.be.undefined;
  expect(findProgram('kubectl')).to.be.undefined;
});

test('a missing program is an error of the environment', () => {
  expect(() => needProgram('kind')).to.throw(EnvironmentError, 'npx labspec up');
});

test('commands that people type find the user’s programs first and labspec’s last', () => {
  const folders = programsEnv().PATH.split(path.delimiter);
  expect(folders[0]).to.equal(path.join(root, 'path'));
  expect(folders.at(-1)).to.equal(cacheBin());
});
