import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { expect } from 'chai';
import type { LabText } from './lab-text';
import { readText } from './read-text';

const NO_TASK = '<!-- labspec: no task -->';
const typing = (line: string): string[] => ['```', line, '```'];

describe('a section that is marked as no task', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'labspec-text-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function read(...lines: string[]): LabText {
    const file = join(folder, 'lab.md');
    writeFileSync(file, lines.join('\n'));
    return readText(file);
  }
  const typed = ({ blocks }: LabText): [number | undefined, string][] => blocks.flatMap(({ task, commands = [] }) => commands.map(({ text }): [number | undefined, string] => [task, text]));

  test('is typed by nobody, whether the mark stands above its heading or below it', () => {
    for (const heading of [[NO_TASK, '## Step 1: Before', 'Words.'], ['## Step 1: Before', NO_TASK, 'Words.']]) {
      const text = read('# Lab', ...heading, ...typing('kubectl get nodes'), '### More', 'Type `kubectl get all` now.', '## Step 2: Open', ...typing('kubectl run web --image=busybox'), '## Step 3: Close', ...typing('kubectl delete pod web'));
      expect(text.tasks.map(({ id, title }) => [id, title])).to.deep.equal([[2, 'Open'], [3, 'Close']]);
      expect(typed(text)).to.deep.equal([[2, 'kubectl run web --image=busybox'], [3, 'kubectl delete pod web']]);
    }
  });

  test('ends with the mark of a task, and where a heading goes on with the task before it', () => {
    const marked = read('# Lab', '<!-- labspec: task 1 -->', '## Open', ...typing('kubectl run web --image=busybox'), '### Clean up', NO_TASK, ...typing('kubectl delete pod web'), '### Look', ...typing('kubectl get pods'), NO_TASK, ...typing('kubectl get nodes'), '<!-- labspec: task 2 -->', ...typing('kubectl get jobs'));
    expect(typed(marked)).to.deep.equal([[1, 'kubectl run web --image=busybox'], [1, 'kubectl get pods'], [2, 'kubectl get jobs']]);
    expect(marked.outside.map(({ line, until, isWithin }) => [line, until, isWithin])).to.deep.equal([[8, 12, true], [16, 20, false]]);
  });

  test('has no file for the reader to write', () => {
    const { blocks } = read('# Lab', NO_TASK, '## Before', 'Write this to `kind.yaml`:', '```yaml', 'kind: Cluster', 'apiVersion: kind.x-k8s.io/v1alpha4', '```', '## Open', ...typing('kubectl get pods'));
    expect(blocks.map(({ kind }) => kind)).to.deep.equal(['other', 'commands']);
  });
});
