import { After, AfterAll, AfterStep, Before, BeforeAll, BeforeStep, HookTarget, Status, setDefaultTimeout, setDefinitionFunctionWrapper, setParallelCanAssign, setWorldConstructor, type ITestCaseHookParameter, type ITestStepHookParameter } from '@cucumber/cucumber';
import { wrapStep } from './runtime/wrap-step';
import type { ActorName } from './lab/actors';
import type { Actor } from './runtime/actors/actor';
import { AuthorError } from './errors/errors';
import { looker } from './runtime/actors/looker';
import { robot } from './runtime/actors/robot';
import { student } from './runtime/actors/student';
import { attachCommands, attachEnvironment, attachEvidence, attachLaterThens } from './runtime/evidence/attach-evidence';
import { sanitize } from './redaction/sanitize';
import { laterThens } from './runtime/later-thens';
import { taskIdOf } from './lab/lab';
import { Coordinator } from './runtime/parallel/coordinator';
import { isReady } from './runtime/parallel/can-assign';
import { Worker } from './runtime/parallel/worker';
import { LabRun } from './runtime/open-run';
import { readParameters } from './lab/parameters';
import { cleanUp, reapAbandoned } from './runtime/clean-up';
import { cleanUpOnSignals } from './system/process/signals';
import { needsTask } from './runtime/actors/needs-task';
import { currentSession } from './runtime/session';
import { verdictOf } from './errors/verdict';
import { EVIDENCE } from './vocabulary/evidence';
import { withDifference } from './vocabulary/own-way/unlike-own';
import { closeShell } from './vocabulary/shell/opened-shell';
import { endJobs } from './vocabulary/shell/reader-shell';
import { settlingSeconds } from './vocabulary/pods/settling';
import { ensureScene } from './vocabulary/scene/set-scene';
import { isDoneAlready, rememberDone, statesOfNeeds, wasDone } from './vocabulary/tasks/states';
import { LabWorld } from './runtime/world';

// A last resort: every wait inside a step has its own, more informative deadline. Making a cluster takes longest.
const STEP_SECONDS = 600;

const ACTORS: Record<ActorName, Actor> = { robot, student: student(settlingSeconds, withDifference), grader: robot };

setWorldConstructor(LabWorld);
setDefaultTimeout(STEP_SECONDS * 1000);
setDefinitionFunctionWrapper(wrapStep);

// With --parallel, scenarios run in workers: threads, each with its own run. The main thread then has no run.
let run: LabRun | undefined;
let worker: Worker | undefined;
let coordinator: Coordinator | undefined;
let isToldWhatItWorksWith = false;
let leaveSignals: (() => void) | undefined;
/** The clean-up of the run that has just ended. */
let cleaning: Promise<void> | undefined;

setParallelCanAssign(isReady);

BeforeAll({ on: HookTarget.COORDINATOR }, async function () {
  // Must come before anything is made: otherwise a signal would leave it behind.
  if (!currentSession()) listenToSignals();
  await reapAbandoned((text) => process.stderr.write(`${sanitize(text)}\n`));
});

BeforeAll(async function () {
  const session = currentSession();
  const parameters = readParameters(this.parameters);
  worker = await Worker.enter(parameters);
  run = new LabRun(worker?.parameters ?? parameters, session, worker);
  worker?.takeOn(run);
  if (session) session.run = run;
  await enter(run);
});

Before(async function (this: LabWorld, { pickle }: ITestCaseHookParameter) {
  if (!run) throw new Error('BeforeAll has not run');
  const id = taskIdOf(pickle.tags);
  this.run = run;
  this.actor = ACTORS[run.parameters.actor];
  this.task = run.lab.tasks.find((task) => task.id === id);
  if (id !== undefined && !this.task) throw new AuthorError({ cause: 'task-unknown', reason: `A scenario has the tag of task ${id}, which lab.yaml does not have`, subject: pickle.uri, seen: `tasks ${run.lab.tasks.map((task) => task.id).join(', ')}`, next: 'add the task to lab.yaml, or correct the tag' });
  if (!isToldWhatItWorksWith && (worker?.isFirst ?? true)) await attachEnvironment(this);
  isToldWhatItWorksWith = true;
  worker?.learnVerdicts(run);
  const failed = this.task && run.failedNeedOf(this.task.id);
  if (failed && !wasDone(run, failed.id)) throw needsTask(run, failed.id, { seen: `task ${failed.id} failed` });
});

/** For what has been done on the way to another task. */
const DONE_SECONDS = 10;

// Apart from the first hook, which gives the scenario its run and its actor.
Before(async function (this: LabWorld) {
  if (this.task) await ensureScene(this);
  for (const state of statesOfNeeds(this.task?.needs ?? [], this.run)) await this.ensure(state);
  if (this.task && (await isDoneAlready(this, this.task.id))) this.actor = looker(DONE_SECONDS);
});

BeforeStep(function (this: LabWorld, { pickleStep }: ITestStepHookParameter) {
  this.step = pickleStep;
  this.recordsBefore = this.transcript.length;
  this.shownCommands.clear();
});

AfterStep(async function (this: LabWorld, { pickle, pickleStep, result }: ITestStepHookParameter) {
  attachCommands(this, this.transcript.slice(this.recordsBefore), this.shownCommands);
  if (result.status === Status.PASSED && pickle.steps.at(-1)?.id === pickleStep.id) await this.actor.mayPass(this);
});

After(async function (this: LabWorld, { pickle, result, willBeRetried }: ITestCaseHookParameter) {
  const verdict = result && verdictOf(result);
  if (verdict === 'failed' && this.step) attachLaterThens(this, await laterThens(this, pickle, this.step));
  await this.server?.process.end();
  closeShell(this.run);
  await endJobs(this.run);
  if (this.task && verdict && !willBeRetried) {
    this.run.judge(this.task.id, verdict);
    worker?.tellVerdict(this.task.id, verdict);
  }
  await attachEvidence(this, result?.status === Status.FAILED, EVIDENCE);
});

// This hook runs last: cucumber-js runs After hooks in reverse order.
AfterAll({ on: HookTarget.COORDINATOR }, function () {
  leaveSignals?.();
  coordinator?.close();
});

AfterAll(async function () {
  const ended = run;
  // The next run of this process may never begin: then there is nothing to clean up after it.
  run = undefined;
  if (ended?.inspectsOnly) rememberDone(ended, ended.passed());
  if (worker) await worker.leave();
  else if (ended) await (cleaning = cleanUp(ended));
  const session = currentSession();
  if (session) session.run = undefined;
});

/** cucumber-js runs no AfterAll after a failed BeforeAll, so this cleans up itself. */
async function enter(entered: LabRun): Promise<void> {
  try {
    await entered.act(() => entered.cluster.enter(entered.journal));
  } catch (error) {
    run = undefined;
    await (worker ? worker.leave() : cleanUp(entered));
    throw error;
  }
}

function listenToSignals(): void {
  const workers = (coordinator = new Coordinator());
  leaveSignals = cleanUpOnSignals(async () => {
    await run?.interrupt();
    await (run ? cleanUp(run) : cleaning);
    await workers.endAll();
  });
}
