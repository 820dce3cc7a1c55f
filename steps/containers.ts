import { Given, Then, When } from '@cucumber/cucumber';
import { runContainer, stopContainer } from '../support/vocabulary/containers/actions';
import { awaitNoContainer } from '../support/vocabulary/containers/await-gone';
import { containerRunning, namesOf } from '../support/vocabulary/containers/states';
import type { LabWorld } from '../support/runtime/world';

Given('{container} runs on port {port}, its server on port {int}', function (this: LabWorld, words: string, exposed: number, server: number) {
  return this.ensure(containerRunning(words, { exposed, server }));
});

When('I run {container} on port {port}, its server on port {int}', async function (this: LabWorld, words: string, exposed: number, server: number) {
  await this.perform(runContainer(...namesOf(this.run, words), { exposed, server }));
});

When('I stop {container}', async function (this: LabWorld, words: string) {
  await this.perform(stopContainer(this.run.lab.containers.of(words).name));
});

Then('{container} is gone', async function (this: LabWorld, words: string) {
  await this.mayBeAbsent();
  await awaitNoContainer(this.run.lab.containers.of(words).name);
});
