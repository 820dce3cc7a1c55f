import { test } from 'node:test';
import { expect } from 'chai';
import { askingCommands } from './asking-commands';
import { readInstructions } from './instructions';

const asking = (...runs: string[]): string[] => askingCommands(readInstructions(['FROM node:20-slim', ...runs.map((run) => `RUN ${run}`)].join('\n')));

test('a package manager that nobody answers is found in any form of RUN', () => {
  expect(asking('apt-get update && apt-get install curl && rm -rf /var/lib/apt/lists/*')).to.deep.equal(['apt-get install curl']);
  expect(asking('["apt", "install", "--no-install-recommends", "curl"]', 'set -e; yum update')).to.deep.equal(['apt install --no-install-recommends curl', 'yum update']);
});

test('one with its answer, and one that does not ask, are not', () => {
  expect(asking('apt-get update', 'apt-get -y install curl', 'apt-get install curl -qqy', 'apt-get --assume-yes upgrade', 'dnf install -y curl', 'npm install', 'apk add curl', 'apt-get clean')).to.deep.equal([]);
});
