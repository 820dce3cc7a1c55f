import { Given, Then, When } from '@cucumber/cucumber';
import { bringImage, buildImage } from '../support/vocabulary/images/actions';
import { checkImage, checkSameOnNodes } from '../support/vocabulary/images/check-image';
import { checkHeldFiles } from '../support/vocabulary/images/check-held-files';
import { clientImageAvailable, imageBuilt, imageLoaded } from '../support/vocabulary/images/states';
import type { LabWorld } from '../support/runtime/world';

Given('the image is built', function (this: LabWorld) {
  return this.ensure(imageBuilt);
});

Given('the image is loaded into kind', function (this: LabWorld) {
  return this.ensure(imageLoaded);
});

Given('the image of the client pod is available', function (this: LabWorld) {
  return this.ensure(clientImageAvailable);
});

When('I build the image', async function (this: LabWorld) {
  await this.perform(buildImage(this.names.image));
});

When('I load the image into kind', async function (this: LabWorld) {
  await this.perform(bringImage(this.run.access, this.names.image));
});

Then('the image has the entrypoint {string}, the default argument {string} and the working folder {string}', function (this: LabWorld, entrypoint: string, command: string, workingFolder: string) {
  return checkImage(this.run, { entrypoint, command, workingFolder });
});

Then('the image holds {words} as they are in my folder', function (this: LabWorld, files: string[]) {
  return checkHeldFiles(this.run, this.names.image, files);
});

Then('every node has the same image as Docker', function (this: LabWorld) {
  return checkSameOnNodes(this.run);
});
