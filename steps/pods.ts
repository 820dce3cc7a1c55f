import { Given, Then, When } from '@cucumber/cucumber';
import { createFile } from '../support/vocabulary/files/actions';
import { applyPod, createPod, deleteAllPods, deletePod, runPod, writeManifest } from '../support/vocabulary/pods/actions';
import { awaitReady, awaitStarted } from '../support/vocabulary/pods/await-pod';
import { awaitPodNames, checkFoundOut, checkNewPod, checkOnDifferentNodes, checkRunsCommand, checkRunsImage } from '../support/vocabulary/pods/check-pods';
import { describePod, listPods, podWide, podYaml } from '../support/vocabulary/pods/observations';
import { bothPodsRunning, clientPod, clientPodRunning, manifestWritten, noPod, serverPod, serverPodRunning, serverPodWithNewArgs } from '../support/vocabulary/pods/states';
import { podOfFile } from '../support/vocabulary/pods/pod-of-file';
import type { LabWorld } from '../support/runtime/world';

Given('the server pod is running', function (this: LabWorld) {
  return this.ensure(serverPodRunning);
});

Given('the server pod is running with its new arguments', function (this: LabWorld) {
  return this.ensure(serverPodWithNewArgs);
});

Given('the client pod is running', function (this: LabWorld) {
  return this.ensure(clientPodRunning);
});

Given('the server pod and the client pod are running, however configured', function (this: LabWorld) {
  return this.ensure(bothPodsRunning);
});

Given('pod {string} of {string} is running', function (this: LabWorld, pod: string, file: string) {
  return this.ensure(podOfFile(this, pod, file));
});

Given('there is no server pod', function (this: LabWorld) {
  return this.ensure(noPod(this.names.server));
});

Given('there is no client pod', function (this: LabWorld) {
  return this.ensure(noPod(this.names.client));
});

Given('the manifest of the server pod is written to {string}', function (this: LabWorld, file: string) {
  return this.ensure(manifestWritten(file));
});

When('I write the manifest of the server pod to {string}', async function (this: LabWorld, file: string) {
  await this.perform(writeManifest(serverPod(this), file));
});

When('I create the server pod from {string}', async function (this: LabWorld, file: string) {
  await this.perform(createPod(file, this.names.server));
});

When('I create pod {string} from {string}', async function (this: LabWorld, pod: string, file: string) {
  await this.carryOut(createFile(this, file));
  await this.perform(createPod(file, pod));
});

When('I run the client pod with the command {string}', async function (this: LabWorld, command: string) {
  await this.perform(runPod(clientPod(this, command)));
});

When('I delete the server pod by {string}', async function (this: LabWorld, file: string) {
  await this.perform(deletePod(file, this.names.server));
});

When('I apply {string}', async function (this: LabWorld, file: string) {
  await this.perform(applyPod(file, this.names.server));
});

When('I delete all the pods by the list of their names', async function (this: LabWorld) {
  await this.perform(deleteAllPods());
});

When('I list the pods', async function (this: LabWorld) {
  await this.observe(listPods(this));
});

When('I look at pod {string} in detail', async function (this: LabWorld, pod: string) {
  await this.observe(podWide(this, pod));
});

When('I describe pod {string}', async function (this: LabWorld, pod: string) {
  await this.observe(describePod(this, pod));
});

When('I get pod {string} as YAML', async function (this: LabWorld, pod: string) {
  await this.observe(podYaml(this, pod));
});

Then('pod {string} is running', async function (this: LabWorld, pod: string) {
  await awaitReady(this.run, pod);
});

Then('pod {string} runs the image', function (this: LabWorld, pod: string) {
  return checkRunsImage(this.run, pod, this.names.image);
});

Then('pod {string} runs {string}', function (this: LabWorld, pod: string, command: string) {
  return checkRunsCommand(this.run, pod, command);
});

Then('pod {string} is a new pod', function (this: LabWorld, pod: string) {
  return checkNewPod(this, pod);
});

Then('the pods of the namespace are {words}', function (this: LabWorld, pods: string[]) {
  return awaitPodNames(this.run, pods);
});

Then('there are no pods in the namespace', async function (this: LabWorld) {
  await this.mayBeAbsent();
  await awaitPodNames(this.run, []);
});

Then('pod {string} has started', function (this: LabWorld, pod: string) {
  return awaitStarted(this.run, pod);
});

Then('pods {string} and {string} are on different nodes', function (this: LabWorld, one: string, other: string) {
  return checkOnDifferentNodes(this.run, one, other);
});

Then('labspec finds out about pod {string}: {string}', function (this: LabWorld, pod: string, cause: string) {
  return checkFoundOut(this.run, pod, cause);
});
