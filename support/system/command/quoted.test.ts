import { test } from 'node:test';
import { expect } from 'chai';
import { quoted } from './quoted';
import { runCommand } from './run-command';

test('a word is quoted if a shell would otherwise change it', async () => {
  expect(quoted('/home/ann/hello-world_1.0')).to.equal('/home/ann/hello-world_1.0');
  for (const word of ['', 'two words', "ann's", '$HOME', '~', '`id`', 'a"b', 'a\nb', '*']) {
    expect((await runCommand('sh', ['-c', `printf %s ${quoted(word)}`])).stdout).to.equal(word);
  }
});
