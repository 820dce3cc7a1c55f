import { Given, Then, When } from '@cucumber/cucumber';
import { createFile } from '../support/actions/files';
import { fileWritten } from '../support/states/application';
import type { LabWorld } from '../support/world';
import { checkManifest } from '../support/manifest/check-manifest';
import { checkApartFromOverride, checkOverride } from '../support/manifest/check-override';
import { serverPod } from '../support/states/pods';

Given('the file {string} is written', function (this: LabWorld, name: string) {
  return this.ensure(fileWritten(name));
});

When('I create the file {string}', function (this: LabWorld, name: string) {
  return this.carryOut(createFile(this, name));
});

Then('the file {string} holds this manifest', function (this: LabWorld, name: string, manifest: string) {
  return checkManifest(name, this.run.readFile(name), this.run.inOwnNames(manifest));
});

Then('the manifest {string} runs the command {string} with the argument {string}', function (this: LabWorld, name: string, command: string, argument: string) {
  return checkOverride(name, this.run.readFile(name), command, argument);
});

Then('apart from that the manifest {string} is that of the server pod', function (this: LabWorld, name: string) {
  return checkApartFromOverride(name, this.run.readFile(name), serverPod(this));
});
