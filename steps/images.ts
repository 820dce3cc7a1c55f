import { Given, Then, When } from '@cucumber/cucumber';
import { bringImage, buildImage } from '../support/vocabulary/images/actions';
import { checkImage, checkSameOnNodes } from '../support/vocabulary/images/check-image';
import { checkHeldFiles } from '../support/vocabulary/images/check-held-files';
import { imageAvailable, imageBuilt, imageLoaded } from '../support/vocabulary/images/states';
import { builtImage } from '../support/lab/lab';
import { named } from '../support/lab/named';
import type { LabWorld } from '../support/runtime/world';

Given('{image} is built', function (this: LabWorld, words: string) {
  return this.ensure(imageBuilt(words));
});

Given('{image} is loaded into kind', function (this: LabWorld, words: string) {
  return this.ensure(imageLoaded(words));
});

Given('{image} is available', function (this: LabWorld, words: string) {
  return this.ensure(imageAvailable(words));
});

When('I build {image}', async function (this: LabWorld, words: string) {
  await this.perform(buildImage(nameOf(this, words)));
});

When('I load {image} into kind', async function (this: LabWorld, words: string) {
  await this.perform(bringImage(this.run.cluster, nameOf(this, words)));
});

Then('{image} has the entrypoint {string}, the default argument {string} and the working folder {string}', function (this: LabWorld, words: string, entrypoint: string, command: string, workingFolder: string) {
  return checkImage(this.run, nameOf(this, words), { entrypoint, command, workingFolder });
});

Then('{image} holds {words} as they are in my folder', function (this: LabWorld, words: string, files: string[]) {
  return checkHeldFiles(this.run, nameOf(this, words), files);
});

Then('every node has the same image as Docker', function (this: LabWorld) {
  return checkSameOnNodes(this.run, named(builtImage(this.run.lab)?.name, 'images: the image'));
});

function nameOf({ run }: LabWorld, words: string): string {
  return run.lab.images.of(words).name;
}
