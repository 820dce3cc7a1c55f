import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { expect } from 'chai';
import { readText } from './read-text';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'labspec-inline-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const BLOCK = ['', '```', 'kubectl get pods', '```', ''];
function typedIn(...lines: string[]): string[] {
  writeFileSync(join(folder, 'lab.md'), lines.join('\n'));
  return readText(join(folder, 'lab.md')).blocks.flatMap(({ commands = [] }) => commands.map(({ text }) => text)).filter((text) => text !== 'kubectl get pods');
}

describe('in a section with blocks of commands', () => {
  test('a whole command that has a line of its own is typed', () => {
    expect(typedIn('# Boats', ...BLOCK, '1. Load it:', '', '   `docker load -i boat.tar`', '', '1. look<br>', '`$ docker ps`')).to.deep.equal(['docker load -i boat.tar', 'docker ps']);
  });

  test('a command within a sentence, or a part of one, is not', () => {
    expect(typedIn('# Boats', ...BLOCK, 'With `docker load -i boat.tar` it comes back.', '', '- `docker load`', '- `boat.tar`')).to.deep.equal([]);
  });

  test('a form, and a summary of the page, are not', () => {
    expect(typedIn('# Boats', ...BLOCK, 'The syntax is:', '`docker network connect quay boat`')).to.deep.equal([]);
    expect(typedIn('# Boats', ...BLOCK, '## Summary', ...BLOCK, '- `docker network connect quay boat`')).to.deep.equal([]);
  });
});
