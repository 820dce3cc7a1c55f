import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'chai';
import { AuthorError } from '../../../errors/errors';
import { readText } from '../../../text/read-text';
import { fetchFiles } from './fetch-files';

test('files behind addresses are fetched; one that is not there is named with its line', async () => {
  const server = createServer(({ url }, response) => void response.writeHead(url === '/web.yaml' ? 200 : 404).end('kind: Pod\n')).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const folder = mkdtempSync(join(tmpdir(), 'labspec-fetch-'));
  const read = (file: string) => {
    writeFileSync(join(folder, 'lab.md'), `# Lab\n\`\`\`\nkubectl apply -f ${at}/${file}\n\`\`\`\n`);
    return fetchFiles(readText(join(folder, 'lab.md')));
  };
  try {
    expect([...(await read('web.yaml'))]).to.deep.equal([[`${at}/web.yaml`, 'kind: Pod\n']]);
    const error: unknown = await read('none.yaml').catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(AuthorError);
    expect(String(error)).to.contain('lab.md:3').and.to.contain('404');
  } finally {
    rmSync(folder, { recursive: true });
    server.close();
  }
});
