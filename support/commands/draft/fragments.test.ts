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
