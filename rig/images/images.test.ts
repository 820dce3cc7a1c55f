import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, test } from 'node:test';
import { expect } from 'chai';
import { runProgram } from '../run-program';
import type { StageContext } from '../stage';
import { writeImageArchive } from './image-archive';
import { extendTar } from './image-tar';
import { appletLinks } from './lab-images';
import { serverImage } from './server-images';
import { mmdebstrapArguments, ROOT_FILE_SYSTEMS, rootFileSystemKey } from './root-file-systems';

let folder: string;
let log: number;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'labspec-images-'));
  log = openSync(path.join(folder, 'log'), 'w');
});
afterEach(() => {
  closeSync(log);
  rmSync(folder, { recursive: true });
});

function bench(): StageContext {
  const signal = new AbortController().signal;
  return { run: (program, args, options = {}) => runProgram(program, args, options, { log, signal }), say: () => undefined, signal };
}

const at = (...parts: string[]) => path.join(folder, ...parts);

test('a tree gets files, links and empty folders, and its own folders stay what they are', async () => {
  mkdirSync(at('tree/usr/bin'), { recursive: true });
  execFileSync('ln', ['-s', 'usr/bin', at('tree/bin')]);
  execFileSync('tar', ['-c', '-C', at('tree'), '-f', at('tree.tar'), '.']);
  mkdirSync(at('more/bin'), { recursive: true });
  mkdirSync(at('more/root'));
  writeFileSync(at('more/bin/program'), 'x');
  await extendTar(bench(), at('tree.tar'), at('image.tar'), { folder: at('more'), links: [{ at: 'usr/local/bin/alias', to: '/usr/bin/program' }] });
  mkdirSync(at('out'));
  execFileSync('tar', ['-x', '--keep-directory-symlink', '-C', at('out'), '-f', at('image.tar')]);
  expect(readlinkSync(at('out/bin'))).to.equal('usr/bin');
  expect(readFileSync(at('out/usr/bin/program'), 'utf8')).to.equal('x');
  expect(readlinkSync(at('out/usr/local/bin/alias'))).to.equal('/usr/bin/program');
  expect(execFileSync('tar', ['-tf', at('image.tar')], { encoding: 'utf8' }).split('\n')).to.include('./root/').and.not.to.include('./bin/');
});

test('an archive names each image, its configuration by digest and its one layer', async () => {
  writeFileSync(at('layer.tar'), 'layer');
  mkdirSync(at('images'));
  await writeImageArchive(bench(), at('images'), [{ names: ['a:1', 'b:1'], layer: at('layer.tar'), entrypoint: ['/pause'] }], at('archive.tar'));
  mkdirSync(at('out'));
  execFileSync('tar', ['-x', '-C', at('out'), '-f', at('archive.tar')]);
  const [entry] = JSON.parse(readFileSync(at('out/manifest.json'), 'utf8')) as [{ Config: string; RepoTags: string[]; Layers: string[] }];
  const config = readFileSync(at('out', entry.Config), 'utf8');
  expect(entry.RepoTags).to.deep.equal(['a:1', 'b:1']);
  expect(entry.Config).to.equal(`${createHash('sha256').update(config).digest('hex')}.json`);
  expect(JSON.parse(config)).to.deep.include({ os: 'linux', rootfs: { type: 'layers', diff_ids: [`sha256:${createHash('sha256').update('layer').digest('hex')}`] } });
  expect(readFileSync(at('out', entry.Layers[0] ?? ''), 'utf8')).to.equal('layer');
});

test('busybox gets a link for each applet, once, and none to itself', () => {
  expect(appletLinks('bin/busybox\nbin/sh\nusr/bin/wget\nsbin/sh\n')).to.deep.equal([{ at: 'bin/sh', to: 'busybox' }, { at: 'bin/wget', to: 'busybox' }]);
});

test('mmdebstrap is asked for a tree’s packages of the pinned release, and each tree has a key of its own', () => {
  expect(mmdebstrapArguments(ROOT_FILE_SYSTEMS.busybox)).to.include.members(['--variant=extract', '--include=busybox,libc6', 'bookworm']);
  const keys = Object.values(ROOT_FILE_SYSTEMS).map(rootFileSystemKey);
  expect(new Set(keys)).to.have.property('size', keys.length);
});

test('the servers of public labs can be built under any tag, and nothing else under their names', () => {
  expect(['nginx:latest', 'nginx:1.27', 'redis:7', 'httpd:2.4'].map((name) => serverImage(name)?.tree)).to.deep.equal(['nginx', 'nginx', 'redis', 'httpd']);
  expect(serverImage('nginx:1.26')?.key).to.equal(serverImage('nginx:1.27')?.key);
  expect(['nginxinc/nginx:latest', 'mysql:8', 'registry/nginx:1'].map(serverImage)).to.deep.equal([undefined, undefined, undefined]);
});
