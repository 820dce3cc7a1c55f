import { Given, Then, When } from '@cucumber/cucumber';
import { createFile } from '../support/vocabulary/files/actions';
import { fileWritten } from '../support/vocabulary/files/states';
import type { LabWorld } from '../support/runtime/world';
import { checkAccepted } from '../support/vocabulary/manifests/check-accepted';
import { checkManifest } from '../support/vocabulary/manifests/check-manifest';
import { checkApartFromOverride, checkOverride } from '../support/vocabulary/manifests/check-override';
import { podToRun } from '../support/vocabulary/pods/states';

Given('the file {string} is written', function (this: LabWorld, name: string) {
  return this.ensure(fileWritten(name));
});

When('I create the file {string}', function (this: LabWorld, name: string) {
  return this.carryOut(createFile(this, name));
});

Then('the file {string} holds this manifest', async function (this: LabWorld, name: string, manifest: string) {
  const pod = await checkManifest(name, this.run.readFile(name), this.run.inOwnNames(manifest));
  await checkAccepted(this.run, name, pod);
});

Then('the manifest {string} runs the command {string} with the argument {string}', function (this: LabWorld, name: string, command: string, argument: string) {
  return checkOverride(name, this.run.readFile(name), command, argument);
});

Then('apart from that the manifest {string} is that of {pod}', async function (this: LabWorld, name: string, words: string) {
  const pod = await checkApartFromOverride(name, this.run.readFile(name), podToRun(this, words));
  await checkAccepted(this.run, name, pod);
});
