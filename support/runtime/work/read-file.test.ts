import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { expect } from 'chai';
import { readLabFile } from './read-file';

let folder: string;
const read = (name: string) => (): string => readLabFile(name, folder, folder);

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'labspec-files-'));
  mkdirSync(join(folder, 'manifests/extra'), { recursive: true });
  for (const name of ['pod.yaml', 'manifests/web.yaml', 'manifests/Client.yaml', 'manifests/extra/job.yaml']) writeFileSync(join(folder, name), name);
});
after(() => rmSync(folder, { recursive: true }));

test('a file of the lab may be in a folder', () => {
  expect([read('pod.yaml')(), read('manifests/web.yaml')(), read('manifests/extra/job.yaml')()]).to.deep.equal(['pod.yaml', 'manifests/web.yaml', 'manifests/extra/job.yaml']);
});

test('a file that is misspelt, or in another place, is named with the command that puts it right', () => {
  expect(read('manifests/client.yaml')).to.throw(/The file manifests\/client\.yaml is called manifests\/Client\.yaml[^]*mv manifests\/Client\.yaml manifests\/client\.yaml/);
  expect(read('manifests/pod.yaml')).to.throw(/There is no file manifests\/pod\.yaml[^]*in another folder[^]*mkdir -p manifests && mv pod\.yaml manifests\/pod\.yaml/);
  expect(read('web.yaml')).to.throw(/There is no file web\.yaml[^]*mv manifests\/web\.yaml \./);
  expect(read('parts/none.yaml')).to.throw(/There is no file parts\/none\.yaml[^]*create parts\/none\.yaml as the lab shows it/);
});
