import { Then, When } from '@cucumber/cucumber';
import { curl } from '../support/vocabulary/output/curl';
import * as output from '../support/vocabulary/output/expectations';
import { recalled } from '../support/vocabulary/shell/values';
import type { LabWorld } from '../support/runtime/world';

When('I curl port {port}', async function (this: LabWorld, port: number) {
  await this.observe(curl(port));
});

Then('I see Hello World', function (this: LabWorld) {
  return this.sees(output.line('Hello World'));
});

Then('I see {string}{deadline}', function (this: LabWorld, text: string, seconds?: number) {
  return this.sees(output.containing(recalled(this.run, text)), seconds);
});

Then('I see the ID of the container', function (this: LabWorld) {
  return this.sees(output.containerId);
});

Then('its last line is {string}', function (this: LabWorld, text: string) {
  return this.sees(output.endingWith(recalled(this.run, text)));
});

Then('its only line is {string}', function (this: LabWorld, line: string) {
  return this.sees(output.justLines([recalled(this.run, line)]));
});

Then('its lines are {words}', function (this: LabWorld, lines: string[]) {
  return this.sees(output.justLines(lines.map((line) => recalled(this.run, line))));
});

Then('its error output is {string}', function (this: LabWorld, text: string) {
  return this.sees(output.errorOutput(text));
});

Then('each of its lines begins with a time', function (this: LabWorld) {
  return this.sees(output.timedLines);
});

Then('the exit code is {int}', function (this: LabWorld, code: number) {
  return this.sees(output.exitCode(code));
});

Then(/^the (?:installation|build) succeeds$/, function (this: LabWorld) {
  return this.sees(output.exitCode(0));
});

Then('the connection is refused', function (this: LabWorld) {
  return this.sees(output.refused);
});

Then('pods {words} are reported deleted', async function (this: LabWorld, pods: string[]) {
  for (const pod of pods) await this.sees(output.podDeleted(pod));
});

Then('{string} is reported as not found', function (this: LabWorld, word: string) {
  return this.sees(output.podNotFound(word));
});
