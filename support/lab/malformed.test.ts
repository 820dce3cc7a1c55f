import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { expect } from 'chai';
import { runCommand } from '../system/command/run-command';
import { copyProject } from '../../test/kit/copy-project';
import { more } from '../../test/kit/more';
import { packageFolder } from '../system/files/project';

const LAB = 'features/understanding-pods';
/** A missing file, invalid YAML, invalid Gherkin. */
const PROMISED = ['lab.yaml is missing', 'lab.yaml is not YAML', 'a feature is not Gherkin'];

describe('a malformed lab', () => {
  let project: string;
  const at = (name: string): string => join(project, LAB, name);
  const run = () => runCommand(process.execPath, ['node_modules/@cucumber/cucumber/bin/cucumber.js', '--tags', '@task-01'], { cwd: project, env: { LABSPEC_STATE: join(project, 'state') } });

  before(() => {
    project = copyProject('malformed', ['features', 'fixtures']);
  });
  beforeEach(() => {
    rmSync(join(project, LAB), { recursive: true });
    cpSync(join(packageFolder, LAB), join(project, LAB), { recursive: true });
  });
  after(() => rmSync(project, { recursive: true }));

  const LABS: [what: string, make: () => void, told: RegExp][] = [
    ['lab.yaml is empty', () => writeFileSync(at('lab.yaml'), ''), /lab\.yaml is empty; it must be a map \(features\/understanding-pods\/lab\.yaml:1\)/],
    ['lab.yaml is not YAML', () => writeFileSync(at('lab.yaml'), 'title: ['), /lab\.yaml is not valid YAML \(.*lab\.yaml:\d\)/],
    ['lab.yaml is huge', () => writeFileSync(at('lab.yaml'), 'a'.repeat(20_000_000)), /lab\.yaml is the text "aaa.*it must be a map/],
    ['lab.yaml is missing', () => rmSync(at('lab.yaml')), /There is no lab/],
    ['lab.yaml is a folder', () => {
      rmSync(at('lab.yaml'));
      mkdirSync(at('lab.yaml'));
    }, /lab\.yaml cannot be read/],
    ['a feature is empty', () => writeFileSync(at('01-run-locally.feature'), ''), /No scenario was run/],
    ['a feature has no scenario', () => writeFileSync(at('01-run-locally.feature'), 'Feature: Running\n  Scenario\n    Given nothing\n'), /No scenario was run/],
    ['a feature is not Gherkin', () => writeFileSync(at('01-run-locally.feature'), 'Given nothing\n'), /Parse error in "features\/understanding-pods\/01-run-locally\.feature" \(1:1\)/],
    ['a feature is binary', () => writeFileSync(at('01-run-locally.feature'), Buffer.from([0xff, 0xfe, 0, 10, 0x1b, 0x5b])), /Parse error in "features\/understanding-pods\/01-run-locally\.feature" \(1:1\)/],
  ];
  for (const [what, make, told] of LABS) {
    (PROMISED.includes(what) ? test : more)(`${what}: the error is shown once, with the file and without a stack, and the run fails`, async () => {
      make();
      const { exitCode, output } = await run();
      expect(exitCode, output).to.equal(1);
      expect(output).to.match(told).and.not.match(/^ +at /m);
      expect(output.match(new RegExp(told, 'g')), output).to.have.length(1);
    });
  }
});
