import { Then, When } from '@cucumber/cucumber';
import { curl } from '../support/observations/http';
import { execWget, readLog } from '../support/observations/pods';
import * as output from '../support/observations/expectations';
import type { LabWorld } from '../support/world';

When('I curl port {port}', async function (this: LabWorld, port: number) {
  await this.observe(curl(port));
});

When('I exec wget on port {int}', async function (this: LabWorld, port: number) {
  await this.observe(execWget(this, port));
});

When('I read the log of pod {string}', async function (this: LabWorld, pod: string) {
  await this.observe(readLog(this, pod));
});

Then('I see Hello World', function (this: LabWorld) {
  return this.sees(output.line('Hello World'));
});

Then('I see {string}', function (this: LabWorld, text: string) {
  return this.sees(output.containing(text));
});

Then('I see the ID of the container', function (this: LabWorld) {
  return this.sees(output.containerId);
});

Then('its last line is {string}', function (this: LabWorld, text: string) {
  return this.sees(output.endingWith(text));
});

Then('the exit code is {int}', function (this: LabWorld, code: number) {
  return this.sees(output.exitCode(code));
});

Then(/^the (?:installation|build) succeeds$/, function (this: LabWorld) {
  return this.sees(output.exitCode(0));
});

Then('the connection is refused', function (this: LabWorld) {
  return this.seesRefusal();
});

Then('pods {words} are reported deleted', async function (this: LabWorld, pods: string[]) {
  for (const pod of pods) await this.sees(output.podDeleted(pod));
});

Then('{string} is reported as not found', function (this: LabWorld, word: string) {
  return this.sees(output.podNotFound(word));
});
