import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { expect } from 'chai';
import { findProgram } from '../../support/system/command/programs';
import { VERSIONS } from '../../support/platform/clusters/kind/versions';

const go = findProgram('go');

test('the Go tests of the runtime pass', { skip: go ? false : 'Go is not installed' }, () => {
  const said = execFileSync(go ?? 'go', ['test', '-count=1', '.'], { cwd: path.join(__dirname, 'runc-without-sys-resource'), encoding: 'utf8' });
  expect(said).to.match(/^ok/);
});

test('the Kubernetes that is compiled is the one that is pinned', () => {
  const mod = readFileSync(path.join(__dirname, 'kubernetes', 'go.mod'), 'utf8');
  expect(mod).to.contain(`k8s.io/kubernetes ${VERSIONS.kubernetes}\n`).and.contain(`k8s.io/kubectl ${VERSIONS.kubernetes.replace('v1.', 'v0.')}\n`);
});
