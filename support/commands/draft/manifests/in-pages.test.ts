import { test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

const MANIFEST = ['apiVersion: v1', 'kind: Pod', 'metadata: { name: kiln }', 'spec: { containers: [{ name: kiln, image: "nginx:1" }] }'];
const page = (above: string, ...lines: string[]): string => ['# First firing', '', above, '', '```yaml', ...lines, '```', ''].join('\n');
const drafted = (first: string): string => featureLines(draftText(['# Second firing', ...block('kubectl apply -f ../first/kiln.yaml')], { beside: { 'first.md': first } })).join('\n');

test('a manifest that another page of the folder has its reader write is there', () => {
  for (const first of [page('Create the file `kiln.yaml`:', ...MANIFEST), page('Write this:', '# kiln.yaml', ...MANIFEST)]) expect(drafted(first)).to.include('pod "kiln" is ready within 2 minutes').and.not.include('TODO');
});

test('one with another name, or a part of one, is not', () => {
  for (const first of [page('Create the file `old-kiln.yaml`:', ...MANIFEST), page('In `kiln.yaml`:', 'spec: { containers: [] }')]) expect(drafted(first)).to.include('TODO');
});
