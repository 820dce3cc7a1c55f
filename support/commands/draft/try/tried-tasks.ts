import { PickleStepType, type Attachment, type Envelope, type Pickle, type PickleStep, type TestCase, type TestStepFinished } from '@cucumber/messages';
import type { Problem } from '../../../errors/errors';
import { verdictOf, type Verdict } from '../../../errors/verdict';
import { taskIdOf } from '../../../lab/lab';
import { attachmentText } from '../../../results/attachment-text';
import { PROBLEM } from '../../../results/attachments';
import { ScenarioResult, type LaterThen } from '../../../results/scenario-result';
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
  /** What is wrong, as people see it. */
  problems: readonly Problem[];
}

interface Followed {
  pickle: Pickle;
  /** By the ids of test steps; a hook has none. */
  steps: Map<string, PickleStep>;
  result: ScenarioResult;
  failed: { step: PickleStep; problem: Problem }[];
}

/** Follows the messages of one run of a drafted lab, in which each task has one scenario. */
export class TriedTasks {
  private readonly pickles = new Map<string, Pickle>();
  /** By the ids of the steps in the features. */
  private readonly lines = new Map<string, number>();
  private readonly cases = new Map<string, Followed>();
  private readonly attempts = new Map<string, Followed>();

  note({ gherkinDocument, pickle, testCase, testCaseStarted, testStepFinished, testCaseFinished, attachment }: Envelope): void {
    for (const { scenario } of gherkinDocument?.feature?.children ?? []) for (const { id, location } of scenario?.steps ?? []) this.lines.set(id, location.line);
    if (pickle) this.pickles.set(pickle.id, pickle);
    if (testCase) this.follow(testCase);
    const begun = this.cases.get(testCaseStarted?.testCaseId ?? '');
    if (testCaseStarted && begun) {
      this.attempts.set(testCaseStarted.id, begun);
      begun.result.begin();
    }
    const task = this.attempts.get((testStepFinished ?? testCaseFinished ?? attachment)?.testCaseStartedId ?? '');
    if (task && attachment) attach(task, attachment);
    if (task && testStepFinished) finish(task, testStepFinished);
    if (task && testCaseFinished) task.result.isFinished = true;
  }

  get all(): TriedTask[] {
    return [...this.cases.values()].map((task) => this.triedOf(task)).sort((a, b) => a.id - b.id);
  }

  private follow({ id, pickleId, testSteps }: TestCase): void {
    const pickle = this.pickles.get(pickleId);
    if (!pickle) throw new Error(`A test case has no pickle: ${id}`);
    const steps = testSteps.flatMap((step) => pickle.steps.filter((one) => one.id === step.pickleStepId).map((one) => [step.id, one] as const));
    this.cases.set(id, { pickle, steps: new Map(steps), result: new ScenarioResult({ id, pickleId, testSteps }, pickle), failed: [] });
  }

  private triedOf({ pickle, result, failed }: Followed): TriedTask {
    const lineOf = ({ astNodeIds: [node = ''] }: PickleStep): number => this.lines.get(node) ?? 0;
    return { id: taskIdOf(pickle.tags) ?? 0, title: pickle.name, feature: pickle.uri, verdict: result.verdict, failed: failed.map(({ step, problem }) => ({ line: lineOf(step), problem })), problems: result.problems };
  }
}

function attach(task: Followed, attachment: Attachment): void {
  if (attachment.fileName === PROBLEM) task.result.attachProblem(attachment.testStepId ?? '', JSON.parse(attachmentText(attachment)) as Problem);
  if (attachment.fileName === LATER_THENS) addLater(task, JSON.parse(attachmentText(attachment)) as LaterThen[]);
}

function finish({ steps, result, failed }: Followed, finished: TestStepFinished): void {
  result.add(finished);
  const step = steps.get(finished.testStepId);
  const problem = result.problems.at(-1);
  if (step && problem && verdictOf(finished.testStepResult) === 'failed') failed.push({ step, problem });
}

/** They stand right after the Then that failed. */
function addLater({ pickle, failed }: Followed, later: readonly LaterThen[]): void {
  const after = pickle.steps.slice(pickle.steps.findIndex((step) => step === failed[0]?.step) + 1).filter(({ type }) => type === PickleStepType.OUTCOME);
  for (const [index, { problem }] of later.entries()) if (problem && after[index]) failed.push({ step: after[index], problem });
}
