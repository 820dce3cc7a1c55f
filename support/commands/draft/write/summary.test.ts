import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'chai';
import { readText } from '../../../text/read-text';
import { draftLab } from '../draft-lab';
import { summaryOf } from './summary';

const block = (...lines: string[]): string[] => ['', '```', ...lines, '```', ''];

test('the summary lists the commands that sentences only speak of, and no block has', () => {
  const folder = mkdtempSync(join(tmpdir(), 'labspec-summary-'));
  const file = join(folder, 'lab.md');
  writeFileSync(file, ['# Shop', ...block('kubectl get pods'), 'You may also delete it (`kubectl delete pod shop`). `kubectl get pods` is enough.'].join('\n'));
  const text = readText(file);
  const lines = summaryOf(text, draftLab(text, { images: new Map(), fetched: new Map() }));
  rmSync(folder, { recursive: true });
  expect(lines.filter((line) => line.includes('within a sentence')).map((line) => line.replace(/^.*lab\.md/, 'lab.md'))).to.deep.equal(['lab.md:7  command within a sentence: spoken of, not typed: kubectl delete pod shop']);
});

test('the summary lists the tasks of the lab where the text counts others', () => {
  const lines = (...tasks: string[]): string[] => {
    const folder = mkdtempSync(join(tmpdir(), 'labspec-summary-'));
    const file = join(folder, 'lab.md');
    writeFileSync(file, ['# Shop', ...tasks].join('\n'));
    const text = readText(file);
    const summary = summaryOf(text, draftLab(text, { images: new Map(), fetched: new Map() }));
    rmSync(folder, { recursive: true });
    return summary.map((line) => line.replace(/\S*lab\.md/, 'lab.md'));
  };
  const open = ['## Task 2: Open', ...block('kubectl run shop --image=busybox')];
  expect(lines('## Task 1: Begin', ...block('kubectl create namespace shop'), ...open)).to.include.members(['Tasks of the lab:', '   1  lab.md:2  Open']);
  expect(lines(...open)).not.to.include('Tasks of the lab:');
});

test('the summary counts every TODO that is written: of lines, of what must be seen, and in files, but not those of the text', () => {
  const folder = mkdtempSync(join(tmpdir(), 'labspec-summary-'));
  const file = join(folder, 'lab.md');
  writeFileSync(file, ['# Shop', '<!-- # TODO of the author -->', ...block('kubectl create deployment shop --image=busybox', 'kubectl edit pv'), 'The next line fails.', ...block('kubectl run guest --image=busybox'), ...block('kubectl apply -f none.yaml')].join('\n'));
  const text = readText(file);
  const draft = draftLab(text, { images: new Map(), fetched: new Map() });
  rmSync(folder, { recursive: true });
  const written = [...draft.features, ...draft.fixtures].filter(([name]) => name !== 'lab.md').flatMap(([, content]) => content.split('\n').filter((line) => line.includes('# TODO')));
  expect(written, written.join('\n')).to.have.length.at.least(3);
  expect(summaryOf(text, draft).at(-1)).to.match(new RegExp(` 1 open; ${written.length} TODO in the files$`));
});
