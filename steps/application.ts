import { Given, Then, When } from '@cucumber/cucumber';
import { installApplication, killHolder, startApplication, startFile } from '../support/vocabulary/application/actions';
import { checkGets, checkLogs } from '../support/vocabulary/application/check-server';
import { checkModuleType, checkStartScript } from '../support/vocabulary/application/check-package';
import { programOf, sourceOf } from '../support/vocabulary/application/source-of';
import { awaitFree } from '../support/vocabulary/application/await-free';
import { applicationInstalled } from '../support/vocabulary/application/states';
import { applicationOf } from '../support/lab/lab';
import type { LabWorld } from '../support/runtime/world';

Given('the application is installed', function (this: LabWorld) {
  return this.ensure(applicationInstalled);
});

When('I install the application', async function (this: LabWorld) {
  await this.perform(installApplication(applicationOf(this.run.lab)));
});

When('I start {string} with node on a free port', async function (this: LabWorld, file: string) {
  await this.perform(startFile(file));
});

When('I start the application on port {port}', async function (this: LabWorld, port: number) {
  await this.perform(startApplication(applicationOf(this.run.lab), port));
});

When('I kill what holds port {port}', async function (this: LabWorld, port: number) {
  await this.perform(killHolder(port));
});

Then('it logs {string}', function (this: LabWorld, line: string) {
  return checkLogs(this, line);
});

Then('every GET is answered with status {int}, type {string} and the text {string}', function (this: LabWorld, status: number, type: string, text: string) {
  return checkGets(this, { status, type, text: `${text}\n` });
});

Then('the start script is {string}', function (this: LabWorld, script: string) {
  const text = this.run.readFile('package.json');
  checkStartScript(text, script);
  checkModuleType(text, programOf(this.run, script) ?? '', sourceOf(this.run, script));
});

Then('port {port} is free', function (this: LabWorld, port: number) {
  return awaitFree(port);
});
