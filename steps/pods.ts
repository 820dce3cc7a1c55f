import { Given, Then, When } from '@cucumber/cucumber';
import { createFile } from '../support/vocabulary/files/actions';
import { applyPod, createPod, deleteAllPods, deletePod, runPod, writeManifest } from '../support/vocabulary/pods/actions';
import { awaitReady, awaitStarted } from '../support/vocabulary/pods/await-pod';
import { awaitPodNames, checkFoundOut, checkNewPod, checkOnDifferentNodes, checkRunsCommand, checkRunsImage } from '../support/vocabulary/pods/check-pods';
import { describePod, listPods, podWide, podYaml } from '../support/vocabulary/pods/observations';
import { bothRunning, manifestWritten, noPod, podOfManifest, podRunning, podToRun, podWithNewArgs } from '../support/vocabulary/pods/states';
import { podOfFile } from '../support/vocabulary/pods/pod-of-file';
import type { LabWorld } from '../support/runtime/world';

Given('{pod} is running', function (this: LabWorld, words: string) {
  return this.ensure(podRunning(words));
});

Given('{pod} is running with its new arguments', function (this: LabWorld, words: string) {
  return this.ensure(podWithNewArgs(words));
});

Given('{pod} and {pod} are running, however configured', function (this: LabWorld, one: string, other: string) {
  return this.ensure(bothRunning(`${one} and ${other}`));
});

Given('pod {string} of {string} is running', function (this: LabWorld, pod: string, file: string) {
  return this.ensure(podOfFile(this, pod, file));
});

Given('there is no {pod}', function (this: LabWorld, words: string) {
  return this.ensure(noPod(words));
});

Given('the manifest of {pod} is written to {string}', function (this: LabWorld, words: string, file: string) {
  return this.ensure(manifestWritten(words, file));
});

When('I write the manifest of {pod} to {string}', async function (this: LabWorld, words: string, file: string) {
  await this.perform(writeManifest(podToRun(this, words), file));
});

When('I create {pod} from {string}', async function (this: LabWorld, words: string, file: string) {
  await this.perform(createPod(file, this.run.lab.pods.of(words).name));
});

When('I create pod {string} from {string}', async function (this: LabWorld, pod: string, file: string) {
  await this.carryOut(createFile(this, file));
  await this.perform(createPod(file, pod));
});

When('I run {pod} with the command {string}', async function (this: LabWorld, words: string, command: string) {
  await this.perform(runPod(podToRun(this, words, command)));
});

When('I delete {pod} by {string}', async function (this: LabWorld, words: string, file: string) {
  await this.perform(deletePod(file, this.run.lab.pods.of(words).name));
});

When('I apply {string}', async function (this: LabWorld, file: string) {
  await this.perform(applyPod(file, podOfManifest(this.run.lab, file).name));
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

Then('pod {string} runs {image}', function (this: LabWorld, pod: string, words: string) {
  return checkRunsImage(this.run, pod, this.run.lab.images.of(words).name);
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
