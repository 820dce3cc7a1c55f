import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'chai';
import { readText } from '../../text/read-text';
import { draftLab } from './draft-lab';

test('images are replaced in a manifest that no line applies, too', () => {
  const folder = mkdtempSync(join(tmpdir(), 'labspec-unapplied-'));
  try {
    const pod = ['apiVersion: v1', 'kind: Pod', 'metadata: { name: mill }', 'spec:', '  containers:', '  - name: mill', '    image: nginx:1.27'];
    writeFileSync(join(folder, 'lab.md'), ['# Mill', 'A Pod:', '```yaml', ...pod, '```', '```sh', 'kubectl get pods', '```'].join('\n'));
    const { features } = draftLab(readText(join(folder, 'lab.md')), { images: new Map([['nginx:1.27', 'httpd:2.4']]), fetched: new Map() });
    expect(features.get('lab.yaml')).to.contain('httpd:2.4').and.not.contain('nginx:1.27');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
