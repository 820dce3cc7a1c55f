import { Given, Then, When } from '@cucumber/cucumber';
import { runContainer, stopContainer } from '../support/actions/containers';
import { awaitNoContainer } from '../support/docker/await-no-container';
import { containerRunning } from '../support/states/container';
import type { LabWorld } from '../support/world';

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
