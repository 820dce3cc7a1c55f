import { describe, test } from 'node:test';
import { expect } from 'chai';
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
