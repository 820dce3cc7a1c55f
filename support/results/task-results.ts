import type { Attachment, Envelope, Pickle, TestCase } from '@cucumber/messages';
import { taskIdOf, type Lab } from '../lab/lab';
import { labOfFeature, loadLab } from '../lab/load-lab';
import { attachmentText } from './attachment-text';
import { PROBLEM } from './attachments';
import { eachOnce, ScenarioResult, type LaterThen, type Then } from './scenario-result';
import { readRunError } from './read-run-error';
import { asShown, type Problem } from '../errors/errors';
import { worst, type Verdict } from '../errors/verdict';

export type { Then } from './scenario-result';

/** The attachment with what else is wrong beside the failed step, for people. */
export const ALSO_WRONG = 'also-wrong.txt';

/** The attachment with the outcome of the Thens after the failed one, as JSON: a list of text, verdict and problem. */
export const LATER_THENS = 'later-thens.json';

/** The attachment with everything that was observed to find the cause, as JSON. */
export const OBSERVED = 'observed.json';

export interface TaskResult {
  /** 0 for scenarios without a tag of a task. */
  id: number;
  title: string;
  verdict: Verdict;
  seconds: number;
  /** What is wrong, each problem once, as people see it. */
  troubles: Problem[];
  /** The observation behind the first cause, as JSON; empty if the cause was plain to see. */
  observed: string;
  /** Those of all its scenarios, in order. */
  thens: Then[];
  /** No step of it ran, so nobody looked at the work. */
  isNotRun?: boolean;
  /** The most attempts that one of its scenarios took, if more than one. */
  attempts?: number;
  /** How many of its scenarios this run left out (`--name`, `--tags`, FILE:LINE, `--shard`): only a part of the task can have passed. */
  leftOut?: number;
}

/** A result for a task that has none from a scenario of this run. */
export function resultOf({ id, title }: Pick<TaskResult, 'id' | 'title'>, verdict: Verdict, troubles: readonly Problem[] = [], seconds = 0): TaskResult {
  return { id, title, verdict, seconds, troubles: troubles.map(asShown), observed: '', thens: [] };
}

interface Planned {
  id: number;
  title: string;
  scenarios: ScenarioResult[];
}

/** Follows the messages of a run and groups them by task. A task gets the worst verdict of its scenarios. */
export class TaskResults {
  /** Errors of the hooks around the whole run. */
  readonly runErrors: Problem[] = [];
  private readonly tasks = new Map<number, Planned>();
  private readonly pickles = new Map<string, Pickle>();
  private readonly cases = new Map<string, { task: Planned; scenario: ScenarioResult }>();
  private readonly caseOfAttempt = new Map<string, string>();
  private lab: Lab | undefined;

  /** @returns the task if this message ends its last scenario */
  note({ pickle, testCase, testCaseStarted, testStepFinished, testCaseFinished, testRunHookFinished, attachment }: Envelope): TaskResult | undefined {
    if (pickle) this.pickles.set(pickle.id, pickle);
    if (testCase) this.plan(testCase, this.pickles.get(testCase.pickleId));
    if (testCaseStarted) {
      this.caseOfAttempt.set(testCaseStarted.id, testCaseStarted.testCaseId);
      this.of(testCaseStarted.id).scenario.begin();
    }
    if (testStepFinished) this.of(testStepFinished.testCaseStartedId).scenario.add(testStepFinished);
    if (attachment) this.attach(attachment);
    if (testRunHookFinished?.result.message) this.runErrors.push(readRunError(testRunHookFinished.result.exception?.message ?? testRunHookFinished.result.message));
    return testCaseFinished && !testCaseFinished.willBeRetried ? this.finish(testCaseFinished.testCaseStartedId) : undefined;
  }

  get all(): TaskResult[] {
    return this.inOrder.map((task) => this.resultOf(task));
  }

  /** The tasks with all scenarios ended. */
  get finished(): TaskResult[] {
    return this.inOrder.filter(hasEnded).map((task) => this.resultOf(task));
  }

  private get inOrder(): Planned[] {
    return [...this.tasks.values()].sort((a, b) => a.id - b.id);
  }

  private plan(testCase: TestCase, pickle: Pickle | undefined): void {
    this.lab ??= pickle && loadLab(labOfFeature(pickle.uri));
    const id = taskIdOf(pickle?.tags ?? []) ?? 0;
    const title = this.lab?.tasks.find((task) => task.id === id)?.title ?? 'Scenarios without a task';
    const task = this.tasks.get(id) ?? { id, title, scenarios: [] };
    const scenario = new ScenarioResult(testCase, pickle);
    task.scenarios.push(scenario);
    this.tasks.set(id, task);
    this.cases.set(testCase.id, { task, scenario });
  }

  private attach(attachment: Attachment): void {
    const { fileName = '', testCaseStartedId = '', testStepId = '' } = attachment;
    if (![PROBLEM, OBSERVED, LATER_THENS].includes(fileName)) return;
    const { scenario } = this.of(testCaseStartedId);
    const text = attachmentText(attachment);
    if (fileName === PROBLEM) scenario.attachProblem(testStepId, JSON.parse(text) as Problem);
    if (fileName === OBSERVED) scenario.observed ||= text;
    if (fileName === LATER_THENS) scenario.addLater(JSON.parse(text) as LaterThen[]);
  }

  private finish(attempt: string): TaskResult | undefined {
    const { task, scenario } = this.of(attempt);
    scenario.isFinished = true;
    return hasEnded(task) ? this.resultOf(task) : undefined;
  }

  private resultOf(task: Planned): TaskResult {
    const all = [...this.pickles.values()].filter(({ tags }) => taskIdOf(tags) === task.id).length;
    const leftOut = task.id === 0 ? 0 : all - task.scenarios.length;
    return { ...resultOfScenarios(task), ...(leftOut > 0 ? { leftOut } : {}) };
  }

  private of(attempt: string): { task: Planned; scenario: ScenarioResult } {
    const found = this.cases.get(this.caseOfAttempt.get(attempt) ?? '');
    if (!found) throw new Error(`A message names an unknown test case: ${attempt}`);
    return found;
  }
}

function hasEnded({ scenarios }: Planned): boolean {
  return scenarios.every(({ isFinished }) => isFinished);
}

function resultOfScenarios({ id, title, scenarios }: Planned): TaskResult {
  const attempts = Math.max(...scenarios.map(({ attempt }) => attempt));
  return {
    id,
    title,
    verdict: scenarios.map(({ verdict }) => verdict).reduce(worst),
    seconds: Math.round(scenarios.reduce((sum, { seconds }) => sum + seconds, 0) * 1e6) / 1e6,
    troubles: eachOnce(scenarios.flatMap(({ problems }) => problems)),
    observed: scenarios.find(({ observed }) => observed)?.observed ?? '',
    thens: scenarios.flatMap(({ thens }) => thens),
    ...(scenarios.some(({ wasRun, wasTold }) => wasRun || wasTold) ? {} : { isNotRun: true }),
    ...(attempts > 1 ? { attempts } : {}),
  };
}
