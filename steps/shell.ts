import { type DataTable, Then, When } from '@cucumber/cucumber';
import * as output from '../support/vocabulary/shell/output';
import { recalled, remember, rememberOfPod } from '../support/vocabulary/shell/remember';
import { typedLines } from '../support/vocabulary/shell/typed-lines';
import type { LabWorld } from '../support/runtime/world';

When('I run {string}', function (this: LabWorld, line: string) {
  return run(this, line);
});

When('I run', function (this: LabWorld, lines: string) {
  return run(this, lines);
});

When('I look with {string}', function (this: LabWorld, line: string) {
  return run(this, line, true);
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

Then('the output matches {string}', function (this: LabWorld, pattern: string) {
  return this.sees(output.matching(pattern));
});

Then('the output is', function (this: LabWorld, text: string) {
  return this.sees(output.exactly(recalled(this.run, text)));
});

Then('the output has the rows', function (this: LabWorld, table: DataTable) {
  return this.sees(output.withRows(table.raw().map((row) => row.map((cell) => recalled(this.run, cell)))));
});

Then('{string} in the output is {string}', function (this: LabWorld, path: string, value: string) {
  return this.sees(output.valueAt(path, recalled(this.run, value)));
});

async function run(world: LabWorld, text: string, onlyLook = false): Promise<void> {
  const typed = typedLines(text, onlyLook);
  if ('observation' in typed) await world.observe(typed.observation);
  else await world.perform(typed.action);
}
