import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { answerOf } from './http-get';
import { listeningBeside } from './listeners';

describe('a server', () => {
  const server = createServer(({ url }, response) => {
    if (url === '/endless') return void response.writeHead(200).write('x'.repeat(20_000));
    if (url === '/unfinished') return void response.writeHead(200, { 'Content-Length': 34 }).write('Hello World\n');
    if (url === '/cut') return void response.writeHead(200, { 'Content-Length': 34 }).end('Hello World\n');
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`nothing at ${url ?? ''}\n`);
  });
  let port: number;

  before(async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    ({ port } = server.address() as AddressInfo);
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  test('is read with status, type and text', async () => {
    expect(await answerOf(`http://127.0.0.1:${port}/path?with=query`)).to.deep.equal({ status: 404, type: 'text/plain', text: 'nothing at /path?with=query\n' });
  });

  test('is read only up to a limit if its answer never ends', async () => {
    const { type, text } = await answerOf(`http://127.0.0.1:${port}/endless`);
    expect([type, text.length]).to.deep.equal(['none', 10_004]);
  });

  test('that does not end its answer is read as far as it goes', async () => {
    expect(await answerOf(`http://127.0.0.1:${port}/unfinished`)).to.deep.include({ status: 200, text: 'Hello World\n', unfinished: { promised: '34' } });
  });

  test('that closes the connection before the promised end is read as far as it goes', async () => {
    expect(await answerOf(`http://127.0.0.1:${port}/cut`)).to.deep.include({ status: 200, text: 'Hello World\n', unfinished: { promised: '34' } });
  });

  test('is found by the network of its process', () => {
    expect(listeningBeside(process.pid)).to.deep.include({ address: '127.0.0.1', port });
  });
});
