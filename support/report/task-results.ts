import { PickleStepType, type Attachment, type Envelope, type Pickle, type TestCase, type TestStepFinished, type TestStepResult } from '@cucumber/messages';
import { taskIdOf, type Lab } from '../lab/lab';
import { AuthorError, describe, EnvironmentError, NotChecked, TaskFailed, type Trouble } from '../errors';
import { labOfFeature, loadLab } from '../lab/load-lab';
import { attachmentText } from './attachment-text';
import { verdictOf, worst, type Verdict } from '../verdict';

/** What cucumber-js says of steps without throwing anything. */
const AUTHORS_TROUBLE: Partial<Record<TestStepResult['status'], Trouble>> = {
  UNDEFINED: { reason: 'No step of the catalogue reads like this', next: 'take the sentence from docs/steps.md' },
  AMBIGUOUS: { reason: 'More than one step of the catalogue reads like this', next: 'take the sentence from docs/steps.md' },
};

/** Anything else that is thrown is a mistake in labspec, or in a lab's own steps. */
const OWN_ERRORS = [TaskFailed, EnvironmentError, NotChecked, AuthorError].map(({ name }) => name);
const BUG: Trouble = { cause: 'labspec-is-wrong', reason: 'labspec itself went wrong, so this says nothing about the work', next: 'npx labspec doctor; if it finds nothing, report it with what was seen' };

/** The name of an attachment that tells what else is wrong beside the step that failed. */
export const ALSO_WRONG = 'also-wrong.txt';

/** The name of an attachment with what the Thens after the failed one came to, as JSON: a list of text and verdict. */
export const LATER_THENS = 'later-thens.json';

/** The name of an attachment with all that a cause was found from, as JSON. */
export const OBSERVED = 'observed.json';

export interface Then {
  text: string;
  /** None where it was not come to. */
  verdict?: Verdict;
}

export interface TaskResult {
  /** 0 for scenarios that carry no tag of a task. */
  id: number;
  title: string;
  verdict: Verdict;
  seconds: number;
  /** What is wrong, each once, as it is told to people. */
  troubles: Set<string>;
  /** What the first cause was found from, as JSON; empty if it was plain to see. */
  observed: string;
  /** Of all its scenarios, in order. */
  thens: Then[];
}

/** A result that no scenario of this run has given. */
export function resultOf({ id, title }: Pick<TaskResult, 'id' | 'title'>, verdict: Verdict, troubles: Iterable<string> = [], seconds = 0): TaskResult {
  return { id, title, verdict, seconds, troubles: new Set(troubles), observed: '', thens: [] };
}

interface Planned extends TaskResult {
  casesLeft: Set<string>;
}

/** Follows a run's messages and puts them together task by task: a task has the worst verdict of its scenarios. */
export class TaskResults {
  /** Errors of hooks around the whole run. */
  readonly runErrors: string[] = [];
  private readonly tasks = new Map<number, Planned>();
  private readonly pickles = new Map<string, Pickle>();
  private readonly taskOfCase = new Map<string, Planned>();
  private readonly caseOfAttempt = new Map<string, string>();
  /** The Thens of each test case, by the steps that carry them out. */
  private readonly thens = new Map<string, Map<string, Then>>();
  /** Of each step: where it is written and its words. */
  private readonly words = new Map<string, string>();
  private lab: Lab | undefined;

  /** @returns the task whose last scenario this message ends */
  note({ pickle, testCase, testCaseStarted, testStepFinished, testCaseFinished, testRunHookFinished, attachment }: Envelope): TaskResult | undefined {
    if (pickle) this.pickles.set(pickle.id, pickle);
    if (testCase) this.plan(testCase, this.pickles.get(testCase.pickleId));
    if (testCaseStarted) this.caseOfAttempt.set(testCaseStarted.id, testCaseStarted.testCaseId);
    if (testStepFinished) this.add(this.taskOf(testStepFinished.testCaseStartedId), testStepFinished);
    if (attachment?.fileName === ALSO_WRONG) this.taskOf(attachment.testCaseStartedId ?? '').troubles.add(attachmentText(attachment));
    if (attachment?.fileName === OBSERVED) this.taskOf(attachment.testCaseStartedId ?? '').observed ||= attachmentText(attachment);
    if (attachment?.fileName === LATER_THENS) this.addLater(attachment);
    if (testRunHookFinished?.result.message) this.runErrors.push(testRunHookFinished.result.exception?.message ?? testRunHookFinished.result.message);
    return testCaseFinished && this.finish(testCaseFinished.testCaseStartedId);
  }

  get all(): TaskResult[] {
    return [...this.tasks.values()].sort((a, b) => a.id - b.id);
  }

  /** Those whose scenarios have all ended. */
  get finished(): TaskResult[] {
    return this.all.filter(({ id }) => this.tasks.get(id)?.casesLeft.size === 0);
  }

  private plan({ id: testCase, testSteps }: TestCase, pickle: Pickle | undefined): void {
    this.lab ??= pickle && loadLab(labOfFeature(pickle.uri));
    const id = taskIdOf(pickle?.tags ?? []) ?? 0;
    const title = this.lab?.tasks.find((task) => task.id === id)?.title ?? 'Scenarios of no task';
    const task = this.tasks.get(id) ?? { ...resultOf({ id, title }, 'passed'), casesLeft: new Set() };
    task.casesLeft.add(testCase);
    this.tasks.set(id, task);
    this.taskOfCase.set(testCase, task);
    const thens = new Map<string, Then>();
    for (const { id, pickleStepId } of testSteps) {
      const step = pickle?.steps.find((one) => one.id === pickleStepId);
      if (step) this.words.set(id, `${pickle?.uri ?? ''}: ${step.text}`);
      if (step?.type === PickleStepType.OUTCOME) thens.set(id, { text: step.text });
    }
    this.thens.set(testCase, thens);
    task.thens.push(...thens.values());
  }

  private add(task: TaskResult, { testCaseStartedId, testStepId, testStepResult: result }: TestStepFinished): void {
    task.seconds += Number(result.duration.seconds) + result.duration.nanos / 1e9;
    const verdict = verdictOf(result);
    if (!verdict) return;
    const then = this.thensOf(testCaseStartedId).get(testStepId);
    if (then) then.verdict = verdict;
    task.verdict = worst(task.verdict, verdict);
    if (verdict !== 'passed') task.troubles.add(this.troubleOf(result, this.words.get(testStepId)));
  }

  private addLater(attachment: Attachment): void {
    const later = JSON.parse(attachmentText(attachment)) as Required<Then>[];
    const open = [...this.thensOf(attachment.testCaseStartedId ?? '').values()].filter(({ verdict }) => !verdict);
    for (const { text, verdict } of later) {
      const then = open.find((one) => one.text === text && !one.verdict);
      if (then) then.verdict = verdict;
    }
  }

  private thensOf(attempt: string): Map<string, Then> {
    return this.thens.get(this.caseOfAttempt.get(attempt) ?? '') ?? new Map<string, Then>();
  }

  private troubleOf({ status, exception, message }: TestStepResult, words: string | undefined): string {
    const authors = AUTHORS_TROUBLE[status];
    if (authors) return new AuthorError({ ...authors, subject: words }).message;
    const said = (exception?.message ?? message ?? status.toLowerCase()).trimEnd();
    return OWN_ERRORS.includes(exception?.type ?? '') ? said : describe({ ...BUG, subject: words, seen: said });
  }

  private finish(attempt: string): TaskResult | undefined {
    const task = this.taskOf(attempt);
    task.casesLeft.delete(this.caseOfAttempt.get(attempt) ?? '');
    return task.casesLeft.size === 0 ? task : undefined;
  }

  private taskOf(attempt: string): Planned {
    const task = this.taskOfCase.get(this.caseOfAttempt.get(attempt) ?? '');
    if (!task) throw new Error(`A message names an unknown test case: ${attempt}`);
    return task;
  }
}
