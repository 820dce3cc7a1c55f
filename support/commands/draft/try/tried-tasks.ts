import { PickleStepType, type Envelope, type Pickle, type PickleStep } from '@cucumber/messages';
import type { Problem } from '../../../errors/errors';
import { verdictOf, worst, type Verdict } from '../../../errors/verdict';
import { taskIdOf } from '../../../lab/lab';
import { attachmentText } from '../../../results/attachment-text';
import { PROBLEM } from '../../../results/attachments';
import type { LaterThen } from '../../../results/scenario-result';
import { LATER_THENS } from '../../../results/task-results';

/** A step of a drafted feature that did not hold. */
export interface FailedStep {
  /** In the feature, from 1. */
  line: number;
  problem: Problem;
}

/** What became of a drafted task when the robot did it. */
export interface TriedTask {
  id: number;
  title: string;
  /** The file of its feature, in the project. */
  feature: string;
  verdict: Verdict;
  /** The first step that failed, and those Thens after it, up to the next When, that failed, too. */
  failed: FailedStep[];
  /** Why it was not checked, or could not be looked at. */
  problem?: Problem;
}

interface Following extends TriedTask {
  steps: readonly PickleStep[];
  /** By the ids of test steps; a hook has none. */
  ofTest: Map<string, PickleStep>;
  problems: Map<string, Problem>;
}

/** Follows the messages of one run of a drafted lab: a scenario is a task there. */
export class TriedTasks {
  private readonly pickles = new Map<string, Pickle>();
  /** By the ids of the steps in the features. */
  private readonly lines = new Map<string, number>();
  private readonly cases = new Map<string, Following>();
  private readonly attempts = new Map<string, Following>();

  note({ gherkinDocument, pickle, testCase, testCaseStarted, testStepFinished, attachment }: Envelope): void {
    for (const { scenario } of gherkinDocument?.feature?.children ?? []) for (const { id, location } of scenario?.steps ?? []) this.lines.set(id, location.line);
    if (pickle) this.pickles.set(pickle.id, pickle);
    if (testCase) this.cases.set(testCase.id, follow(this.pickles.get(testCase.pickleId), testCase.testSteps));
    const begun = testCaseStarted && this.cases.get(testCaseStarted.testCaseId);
    if (begun) this.attempts.set(testCaseStarted.id, begun);
    const task = this.attempts.get(attachment?.testCaseStartedId ?? testStepFinished?.testCaseStartedId ?? '');
    if (!task) return;
    if (attachment?.fileName === PROBLEM) task.problems.set(attachment.testStepId ?? '', JSON.parse(attachmentText(attachment)) as Problem);
    if (attachment?.fileName === LATER_THENS) this.addLater(task, JSON.parse(attachmentText(attachment)) as LaterThen[]);
    if (testStepFinished) this.judge(task, testStepFinished.testStepId, verdictOf(testStepFinished.testStepResult));
  }

  get all(): TriedTask[] {
    return [...this.cases.values()].map(({ id, title, feature, verdict, failed, problem }) => ({ id, title, feature, verdict, failed, ...(problem && { problem }) })).sort((a, b) => a.id - b.id);
  }

  private judge(task: Following, testStep: string, verdict: Verdict | undefined): void {
    if (verdict === undefined) return;
    task.verdict = worst(task.verdict, verdict);
    if (verdict === 'passed') return;
    const problem = task.problems.get(testStep) ?? { reason: 'It did not hold' };
    const step = task.ofTest.get(testStep);
    if (verdict === 'failed' && step) task.failed.push({ line: this.lineOf(step), problem });
    else task.problem ??= problem;
  }

  private addLater(task: Following, later: readonly LaterThen[]): void {
    const first = task.steps.findIndex((step) => this.lineOf(step) === task.failed[0]?.line);
    const after = task.steps.slice(first + 1).filter(({ type }) => type === PickleStepType.OUTCOME);
    for (const [index, { problem }] of later.entries()) if (problem && after[index]) task.failed.push({ line: this.lineOf(after[index]), problem });
  }

  private lineOf({ astNodeIds: [id = ''] }: PickleStep): number {
    return this.lines.get(id) ?? 0;
  }
}

function follow(pickle: Pickle | undefined, testSteps: readonly { id: string; pickleStepId?: string }[]): Following {
  const steps = pickle?.steps ?? [];
  const ofTest = new Map(testSteps.flatMap(({ id, pickleStepId }) => steps.filter((step) => step.id === pickleStepId).map((step) => [id, step] as const)));
  return { id: taskIdOf(pickle?.tags ?? []) ?? 0, title: pickle?.name ?? '', feature: pickle?.uri ?? '', verdict: 'passed', failed: [], steps, ofTest, problems: new Map() };
}
