import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { expect } from 'chai';
import { keepEnvironment } from '../../../../test/kit/environment';
import { withCredential } from './exec-credential';
import { readKubeconfig } from './read-kubeconfig';

/** A kubeconfig in which everything has this name. */
const named = (name: string, server: string, user: object = { token: `token of ${name}` }): string =>
  JSON.stringify({ apiVersion: 'v1', kind: 'Config', clusters: [{ name, cluster: { server } }], users: [{ name, user }], contexts: [{ name, context: { cluster: name, user: name } }], 'current-context': name });

describe('kubeconfigs are read as kubectl reads them', () => {
  const putBack = keepEnvironment();
  let folder: string;
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const contextsOf = async (...files: string[]): Promise<string[]> => {
    process.env['KUBECONFIG'] = files.join(delimiter);
    return (await readKubeconfig(undefined)).getContexts().map(({ name }) => name);
  };
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'labspec-kubeconfigs-'));
  });
  after(() => {
    putBack();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => void (process.env['KUBECONFIG'] = ''));

  test('of several files those that are there, and of each name the first', async () => {
    const [one, two] = [file('one', named('default', 'https://one')), file('two', named('default', 'https://two'))];
    const other = file('other', named('other', 'https://other'));
    expect(await contextsOf(join(folder, 'nosuch'), one, file('empty', ''), two, other)).to.deep.equal(['default', 'other']);
    const config = await readKubeconfig(undefined);
    expect(config.getCluster('default')?.server).to.equal('https://one');
    expect(config.getCurrentContext()).to.equal('default');
  });

  test('of files that are all missing, nothing', async () => {
    process.env['HOME'] = folder;
    expect(await contextsOf(file('empty', ''))).to.deep.equal([]);
  });

  test('one that cannot be read is told by its name', async () => {
    const told = await contextsOf(file('one', named('default', 'https://one')), file('bad', 'clusters: [')).catch((error: unknown) => String(error));
    expect(told).to.match(/The kubeconfig cannot be read \(.*\/bad\)/);
  });

  const plugin = (script: string, name = 'plugin.sh'): string => {
    mkdirSync(join(folder, 'bin'), { recursive: true });
    const path = file(`bin/${name}`, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return `./bin/${name}`;
  };
  const credential = async (exec: object): Promise<object> => {
    const config = await readKubeconfig(file('exec', named('c', 'https://c', { exec })));
    return withCredential(config.getUser('c') ?? { name: '' }, { name: 'c', server: 'https://c' } as never);
  };
  const told = (exec: object): Promise<string> => credential(exec).then((user) => `no error: ${JSON.stringify(user)}`, (error: unknown) => String(error));

  test('a plugin is found beside its file, gets its arguments and variables, and is asked once', async () => {
    const command = plugin(`echo x >> ${folder}/calls; echo '{"kind":"ExecCredential","status":{"token":"'$1$WHO'"}}'`);
    const exec = { command, args: ['for-'], env: [{ name: 'WHO', value: 'ada' }] };
    expect(await credential(exec)).to.include({ token: 'for-ada' }).and.not.have.property('exec');
    await credential(exec);
    expect(readFileSync(join(folder, 'calls'), 'utf8')).to.equal('x\n');
  });

  test('one that is missing, fails, or prints something else is told as such; what it printed is not', async () => {
    expect(await told({ command: './bin/nosuch', installHint: 'install it' })).to.match(/not installed, or is not executable[^]*next: +install it/);
    expect(await told({ command: plugin('echo log in first >&2; exit 3', 'fails.sh') })).to.match(/failed \(exit code 3\)[^]*seen: +log in first/);
    expect(await told({ command: plugin('echo canary', 'garbage.sh') })).to.match(/did not print an ExecCredential/).and.not.contain('canary');
  });
});
