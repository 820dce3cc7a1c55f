import { Then } from '@cucumber/cucumber';
import { checkBase, checkCopies, checkDefaultArgument, checkEntrypoint, checkListsRemoved, checkRuns, checkWorkingFolder, checkedDockerfile } from '../support/vocabulary/dockerfile/check-dockerfile';
import type { Stage } from '../support/vocabulary/dockerfile/stage';
import { baseOf } from '../support/lab/lab';
import type { LabWorld } from '../support/runtime/world';

Then('the Dockerfile starts from {string} or a newer one', function (this: LabWorld, image: string) {
  checkBase(dockerfile(this), image);
});

Then('it copies {words} to {string}', function (this: LabWorld, files: string[], folder: string) {
  checkCopies(dockerfile(this, files), files, folder);
});

Then('it works in {string}', function (this: LabWorld, folder: string) {
  checkWorkingFolder(dockerfile(this), folder);
});

Then('it runs {string}', function (this: LabWorld, command: string) {
  checkRuns(dockerfile(this), command);
});

Then('it runs {string} and removes the package lists', function (this: LabWorld, command: string) {
  checkRuns(dockerfile(this), command);
  checkListsRemoved(dockerfile(this), command);
});

Then('its entrypoint is {string}', function (this: LabWorld, words: string) {
  checkEntrypoint(dockerfile(this), words);
});

Then('its default argument is {string}', function (this: LabWorld, words: string) {
  checkDefaultArgument(dockerfile(this), words);
});

function dockerfile({ run }: LabWorld, files: readonly string[] = []): Stage {
  return checkedDockerfile(run.readFile('Dockerfile'), baseOf(run.lab), files);
}
