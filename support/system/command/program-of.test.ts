import { test } from 'node:test';
import { expect } from 'chai';
import { AuthorError } from '../../errors/errors';
import { programOf } from './program-of';

test('a command is its program and its arguments', () => {
  expect(programOf('npm install')).to.deep.equal({ program: 'npm', args: ['install'] });
  expect(programOf("pip install -r 'my requirements.txt'")).to.deep.equal({ program: 'pip', args: ['install', '-r', 'my requirements.txt'] });
});

test('what needs a shell is refused, and so is nothing', () => {
  for (const command of ['npm ci && npm run build', 'node a.js > log', '', 'ls *.js']) expect(() => programOf(command), command).to.throw(AuthorError, 'not one program');
});
