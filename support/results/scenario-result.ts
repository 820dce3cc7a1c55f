import { PickleStepType, type Pickle, type TestCase, type TestStepFinished, type TestStepResult } from '@cucumber/messages';
import { asShown, AuthorError, describe, EnvironmentError, NotChecked, TaskFailed, type Problem } from '../errors/errors';
import { verdictOf, worst, type Verdict } from '../errors/verdict';

/** What cucumber-js says of steps without throwing anything. */
const AUTHORS_PROBLEM: Partial<Record<TestStepResult['status'], Problem>> = {
  UNDEFINED: { reason: 'No step of the catalogue reads like this', next: 'take the sentence from docs/steps.md' },
  AMBIGUOUS: { reason: 'More than one step of the catalogue reads like this', next: 'take the sentence from docs/steps.md' },
  PENDING: { reason: 'This step is not written yet', next: 'write its definition, or take a sentence from docs/steps.md' },
};

/** Anything else that is thrown is a mistake in labspec, or in a lab's own steps. */
const OWN_ERRORS = [TaskFailed, EnvironmentError, NotChecked, AuthorError].map(({ name }) => name);
const BUG: Problem = { cause: 'labspec-is-wrong', reason: 'labspec itself went wrong, so this says nothing about the work', next: 'npx labspec doctor; if it finds nothing, report it with what was seen' };

const NOT_RUN = new NotChecked({ cause: 'not-run', reason: 'Not run: this run has left it out, or ended before it', next: 'run it again, without --dry-run or --fail-fast' }).problem;

export interface Then {
  text: string;
  /** None where it was not come to. */
  verdict?: Verdict;
}

/** What a Then after the one that failed has come to. */
export interface LaterThen extends Required<Then> {
  /** What is wrong with the work, as it is shown. */
  problem?: Problem;
}

/** The course of one scenario: what its last attempt has come to. */
export class ScenarioResult {
  readonly thens: Then[] = [];
  private troubles: Problem[] = [];
  observed = '';
  seconds = 0;
  /** From 1, once it has begun. */
  attempt = 0;
  isFinished = false;
  /** Whether any of its steps was carried out, at whatever attempt. */
  wasRun = false;
  private worst: Verdict | undefined;
  private readonly passed = new Set<string>();
  private readonly attached = new Map<string, Problem>();
  /** Of each step that is written in the feature: its words, and the Then that it is. */
  private readonly steps = new Map<string, { words: string; then?: Then }>();

  constructor({ testSteps }: TestCase, pickle: Pickle | undefined) {
    for (const { id, pickleStepId } of testSteps) {
      const step = pickle?.steps.find((one) => one.id === pickleStepId);
      if (!step) continue;
      const then = step.type === PickleStepType.OUTCOME ? { text: step.text } : undefined;
      if (then) this.thens.push(then);
      this.steps.set(id, { words: `${pickle?.uri ?? ''}: ${step.text}`, ...(then ? { then } : {}) });
    }
  }

  /** Begins, or begins again: what an attempt before has come to counts no more. */
  begin(): void {
    this.attempt += 1;
    this.isFinished = false;
    this.worst = undefined;
    this.passed.clear();
    this.troubles = [];
    this.attached.clear();
    this.observed = '';
    for (const then of this.thens) delete then.verdict;
  }

  /** What a step is going to fail with. */
  attachProblem(testStepId: string, problem: Problem): void {
    this.attached.set(testStepId, problem);
  }

  add({ testStepId, testStepResult: result }: TestStepFinished): void {
    this.seconds += Number(result.duration.seconds) + result.duration.nanos / 1e9;
    const verdict = verdictOf(result);
    if (!verdict) return;
    const step = this.steps.get(testStepId);
    if (step?.then) step.then.verdict = verdict;
    if (step) this.wasRun = true;
    if (verdict === 'passed') this.passed.add(testStepId);
    else this.troubles.push(this.attached.get(testStepId) ?? problemOf(result, step?.words));
    this.worst = worst(this.worst ?? 'passed', verdict);
  }

  /** The Thens after the failed one. */
  addLater(later: readonly LaterThen[]): void {
    this.troubles.push(...later.flatMap(({ problem }) => problem ?? []));
    const open = this.thens.filter(({ verdict }) => !verdict);
    for (const { text, verdict } of later) {
      const then = open.find((one) => one.text === text && !one.verdict);
      if (then) then.verdict = verdict;
    }
  }

  /** A scenario has passed only if all its steps were carried out and have passed. */
  get verdict(): Verdict {
    if (this.worst && this.worst !== 'passed') return this.worst;
    return this.isFinished && [...this.steps.keys()].every((id) => this.passed.has(id)) ? 'passed' : 'not checked';
  }

  /** Whether anything was found to be wrong. */
  get wasTold(): boolean {
    return this.troubles.length > 0;
  }

  /** What is wrong, as it is shown. */
  get problems(): readonly Problem[] {
    return this.verdict === 'not checked' && !this.wasTold ? [NOT_RUN] : this.troubles;
  }
}

/** Of those that read the same, the first. */
export function eachOnce(problems: readonly Problem[]): Problem[] {
  const texts = problems.map(describe);
  return problems.filter((_, index) => texts.indexOf(texts[index] ?? '') === index);
}

function problemOf({ status, exception, message }: TestStepResult, words: string | undefined): Problem {
  const authors = AUTHORS_PROBLEM[status];
  if (authors) return asShown({ ...authors, subject: words });
  const said = (exception?.message ?? message ?? status.toLowerCase()).trimEnd();
  return OWN_ERRORS.includes(exception?.type ?? '') ? { reason: said } : asShown({ ...BUG, subject: words, seen: said });
}
