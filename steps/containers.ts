import { Given, Then, When } from '@cucumber/cucumber';
import { runContainer, stopContainer } from '../support/vocabulary/containers/actions';
import { awaitNoContainer } from '../support/vocabulary/containers/await-gone';
import { containerRunning } from '../support/vocabulary/containers/states';
import type { LabWorld } from '../support/runtime/world';

Given('the container runs on port {port}, its server on port {int}', function (this: LabWorld, exposed: number, server: number) {
  return this.ensure(containerRunning({ exposed, server }));
});

When('I run the container on port {port}, its server on port {int}', async function (this: LabWorld, exposed: number, server: number) {
  await this.perform(runContainer(this.names.container, this.names.image, { exposed, server }));
});

When('I stop the container', async function (this: LabWorld) {
  await this.perform(stopContainer(this.names.container));
});

Then('the container is gone', async function (this: LabWorld) {
  await this.mayBeAbsent();
  await awaitNoContainer(this.names.container);
});
