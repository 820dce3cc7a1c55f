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

/** The name of an attachment that tells people what else is wrong beside the step that failed. */
export const ALSO_WRONG = 'also-wrong.txt';

/** The name of an attachment with what the Thens after the failed one came to, as JSON: a list of text, verdict and problem. */
export const LATER_THENS = 'later-thens.json';

/** The name of an attachment with all that a cause was found from, as JSON. */
export const OBSERVED = 'observed.json';

export interface TaskResult {
  /** 0 for scenarios that carry no tag of a task. */
  id: number;
  title: string;
  verdict: Verdict;
  seconds: number;
  /** What is wrong, each once, as it is shown. */
  troubles: Problem[];
  /** What the first cause was found from, as JSON; empty if it was plain to see. */
  observed: string;
  /** Of all its scenarios, in order. */
  thens: Then[];
  /** Nothing of it was carried out: nobody has looked at the work. */
  isNotRun?: boolean;
  /** Of the scenario that took most, where one took more than one. */
  attempts?: number;
  /** How many of its scenarios this run has left out (`--name`, `--tags`, FILE:LINE, `--shard`): what passed is only a part of it. */
  leftOut?: number;
}

/** A result that no scenario of this run has given. */
export function resultOf({ id, title }: Pick<TaskResult, 'id' | 'title'>, verdict: Verdict, troubles: readonly Problem[] = [], seconds = 0): TaskResult {
  return { id, title, verdict, seconds, troubles: troubles.map(asShown), observed: '', thens: [] };
}

interface Planned {
  id: number;
  title: string;
  scenarios: ScenarioResult[];
}

/** Follows a run's messages and puts them together task by task: a task has the worst verdict of its scenarios. */
export class TaskResults {
  /** Errors of hooks around the whole run. */
  readonly runErrors: Problem[] = [];
  private readonly tasks = new Map<number, Planned>();
  private readonly pickles = new Map<string, Pickle>();
  private readonly cases = new Map<string, { task: Planned; scenario: ScenarioResult }>();
  private readonly caseOfAttempt = new Map<string, string>();
  private lab: Lab | undefined;

  /** @returns the task whose last scenario this message ends */
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

  /** Those whose scenarios have all ended. */
  get finished(): TaskResult[] {
    return this.inOrder.filter(hasEnded).map((task) => this.resultOf(task));
  }

  private get inOrder(): Planned[] {
    return [...this.tasks.values()].sort((a, b) => a.id - b.id);
  }

  private plan(testCase: TestCase, pickle: Pickle | undefined): void {
    this.lab ??= pickle && loadLab(labOfFeature(pickle.uri));
    const id = taskIdOf(pickle?.tags ?? []) ?? 0;
    const title = this.lab?.tasks.find((task) => task.id === id)?.title ?? 'Scenarios of no task';
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
