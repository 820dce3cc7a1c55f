import { describe, test } from 'node:test';
import { expect } from 'chai';
import { readLines } from '../../test/kit/written-text';
import { nameNearby } from './file-names';
import type { Part } from './lab-text';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: till }';

function nameOf(above: string, text: string): string | undefined {
  const place = { path: 'lab.md', line: 1, endLine: 1 };
  return nameNearby([{ type: 'prose', text: above, codes: [], ...place }, { type: 'code', text, ...place }] as unknown as Part[], 1);
}

describe('the name of a manifest', () => {
  test('is not that of a file which stands within it or uses it', () => {
    expect(nameOf('Write `till.yaml`. It carries its own prices.html for the guests:', POD)).to.equal('till.yaml');
    expect(nameOf('Its settings stand in shop.conf:', POD)).to.equal(undefined);
  });

  test('is the last one that fits, and other files have any name', () => {
    expect(nameOf('Forget `old.yaml`. Write `till.yml`:', POD)).to.equal('till.yml');
    expect(nameOf('Write `till.yaml.tmpl`:', POD)).to.equal('till.yaml.tmpl');
    expect(nameOf('Beside `till.yaml`, write `prices.html`:', '<p>Bread</p>')).to.equal('prices.html');
  });
});

test('a manifest that is applied below has the name of the file, also where the text shows it once more, put right', () => {
  const pod = (image: string, ...above: string[]): string[] => ['```yaml', ...above, 'apiVersion: v1', 'kind: Pod', 'metadata:', ' name: boat', `spec: { containers: [{ name: boat, image: "${image}" }] }`, '```', ''];
  const apply = ['```bash', 'kubectl apply -f boat.yaml', '```', ''];
  const names = (...lines: string[]): (string | undefined)[] => readLines('# Boats', '', ...lines).blocks.filter(({ kind }) => kind === 'file').map(({ name }) => name);
  expect(names(...pod('boaat'), ...apply, 'Put it right in `boat.yaml`:', '', ...pod('boat'), ...apply)).to.deep.equal(['boat.yaml', 'boat.yaml']);
});
