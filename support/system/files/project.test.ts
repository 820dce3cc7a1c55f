import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { runCommand } from '../command/run-command';
import { packageFolder } from './project';

describe('the folder of the labs', () => {
  let project: string;
  const seenFrom = async (cwd: string, env: Record<string, string> = {}): Promise<string> => {
    const program = `require(${JSON.stringify(require.resolve('ts-node'))}).register({ project: ${JSON.stringify(join(packageFolder, 'tsconfig.json'))} }); console.log(require(${JSON.stringify(join(packageFolder, 'support/system/files/project'))}).projectFolder());`;
    const { stdout } = await runCommand(process.execPath, ['-e', program], { cwd, env });
    return stdout.trim();
  };

  before(() => {
    project = realpathSync(mkdtempSync(join(tmpdir(), 'labspec-project-')));
    mkdirSync(join(project, 'features/my-lab'), { recursive: true });
    mkdirSync(join(project, 'without/features/my-lab'), { recursive: true });
    writeFileSync(join(project, 'features/my-lab/lab.yaml'), '');
  });
  after(() => rmSync(project, { recursive: true }));

  test('is the nearest one with a lab, from the working folder upwards', async () => {
    expect(await seenFrom(project)).to.equal(project);
    expect(await seenFrom(join(project, 'without/features/my-lab'))).to.equal(project);
  });

  test('is what LABSPEC_PROJECT names, and labspec’s own where nothing else is', async () => {
    expect(await seenFrom(project, { LABSPEC_PROJECT: packageFolder })).to.equal(packageFolder);
    expect(await seenFrom(tmpdir())).to.equal(packageFolder);
  });
});
