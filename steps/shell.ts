import { type DataTable, Then, When } from '@cucumber/cucumber';
import { actOnCluster } from '../support/vocabulary/cluster-wide/act';
import * as output from '../support/vocabulary/shell/output';
import { remember, rememberOfPod } from '../support/vocabulary/shell/remember';
import { typedLines } from '../support/vocabulary/shell/typed-lines';
import { shellInContainer, shellInPod, typedInto } from '../support/vocabulary/shell/opened-shell';
import { inLine, recalled } from '../support/vocabulary/shell/values';
import { WITH_DOC_STRING, WITH_TABLE } from '../support/runtime/wrap-step';
import type { LabWorld } from '../support/runtime/world';

When('I run {string}', function (this: LabWorld, line: string) {
  return run(this, line);
});

When('I run', WITH_DOC_STRING, function (this: LabWorld, lines: string) {
  return run(this, lines);
});

When('I run {string} for the whole cluster', async function (this: LabWorld, line: string) {
  await this.perform(actOnCluster(inLine(this.run, line)));
});

When('I look with {string}', function (this: LabWorld, line: string) {
  return run(this, line, true);
});

When('I open a shell in pod {string}', async function (this: LabWorld, pod: string) {
  await this.observe(shellInPod(recalled(this.run, pod)));
});

When('I open a shell in container {string} of pod {string}', async function (this: LabWorld, container: string, pod: string) {
  await this.observe(shellInPod(recalled(this.run, pod), container));
});

When('I open a shell in Docker container {string}', async function (this: LabWorld, container: string) {
  await this.observe(shellInContainer(recalled(this.run, container)));
});

When('I type {string}', function (this: LabWorld, line: string) {
  return carryOut(this, typedInto(inLine(this.run, line)));
});

When('I remember the output as {string}', function (this: LabWorld, name: string) {
  return remember(this, name);
});

When('I remember {string} of pod {string} as {string}', function (this: LabWorld, path: string, pod: string, name: string) {
  return rememberOfPod(this, path, pod, name);
});

Then('I do not see {string}', function (this: LabWorld, text: string) {
  return this.sees(output.without(recalled(this.run, text)));
});

Then('the output matches {string}{deadline}', function (this: LabWorld, pattern: string, seconds?: number) {
  return this.sees(output.matching(pattern), seconds);
});

Then('the output is', WITH_DOC_STRING, function (this: LabWorld, text: string) {
  return this.sees(output.exactly(recalled(this.run, text)));
});

Then('the output has the rows{deadline}', WITH_TABLE, function (this: LabWorld, seconds: number | undefined, table: DataTable) {
  return this.sees(output.withRows(table.raw().map((row) => row.map((cell) => recalled(this.run, cell)))), seconds);
});

Then('{string} in the output is {string}', function (this: LabWorld, path: string, value: string) {
  return this.sees(output.valueAt(path, recalled(this.run, value)));
});

function run(world: LabWorld, text: string, onlyLook = false): Promise<void> {
  return carryOut(world, typedLines(text, onlyLook));
}

async function carryOut(world: LabWorld, typed: ReturnType<typeof typedLines>): Promise<void> {
  if ('observation' in typed) await world.observe(typed.observation);
  else await world.perform(typed.action);
}
