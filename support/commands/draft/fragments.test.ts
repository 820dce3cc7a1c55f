import { expect } from 'chai';
import { test } from 'node:test';
import { block, draftText, featureLines, yamlBlock } from '../../../test/kit/draft-text';

const PROBE = yamlBlock('livenessProbe:', '  exec: { command: [ls] }');
const drafted = (said: string): string => featureLines(draftText(['# Oven', '## Look', ...block('kubectl get pods'), '## Probes', said, ...PROBE])).join('\n');

test('a part that only shows how something is written is for nobody, where nothing is typed', () => {
  expect(drafted('This is a probe that runs a program:')).not.to.include('a fragment');
});

test('a part that its reader is to write is for a person', () => {
  for (const said of ['Add this to your manifest:', 'Your Pod should have a probe:']) expect(drafted(said), said).to.include('a fragment; say which file or object it belongs to');
});

test('a part goes into the file that a dry run has written', () => {
  const { fixtures } = draftText(['# Oven', ...block('kubectl run oven --image=nginx:1 --dry-run=client -o yaml > oven.yaml'), 'Open `oven.yaml` and add this to its container:', ...PROBE, ...block('kubectl apply -f oven.yaml')]);
  expect(fixtures.get('oven.yaml')).to.match(/^apiVersion: v1\nkind: Pod\n/).and.match(/image: nginx:1\n[^]*livenessProbe:\n +exec:/);
});
