import { PickleStepType, type Pickle, type TestCase, type TestStepFinished, type TestStepResult } from '@cucumber/messages';
import { asShown, AuthorError, describe, EnvironmentError, NotChecked, TaskFailed, type Problem } from '../errors/errors';
import { verdictOf, worst, type Verdict } from '../errors/verdict';

/** What cucumber-js reports about steps without throwing anything. */
const AUTHORS_PROBLEM: Partial<Record<TestStepResult['status'], Problem>> = {
  UNDEFINED: { reason: 'No step of the catalogue reads like this', next: 'npx labspec lint shows its line, and the nearest sentences' },
  AMBIGUOUS: { reason: 'More than one step of the catalogue reads like this', next: 'npx labspec lint shows its line, and the sentences' },
  PENDING: { reason: 'This step has no definition yet', next: 'write its definition, or take another sentence: npx labspec steps' },
};

/** cucumber-js counts the parameters of a definition. */
const TAKES_NOTHING = /^function has \d+ arguments?, should have/;
const SUPERFLUOUS: Problem = { reason: 'This sentence takes nothing below it', next: 'npx labspec lint' };

/** Any other error is a bug in labspec or in a lab's own steps. */
const OWN_ERRORS = [TaskFailed, EnvironmentError, NotChecked, AuthorError].map(({ name }) => name);
const BUG: Problem = { cause: 'labspec-is-wrong', reason: 'labspec itself failed; this says nothing about the work', next: 'npx labspec doctor; if it finds nothing, report this bug with the text under "seen"' };

const NOT_RUN = new NotChecked({ cause: 'not-run', reason: 'Not run: this run left the step out, or ended before it', next: 'run it again, without --dry-run or --fail-fast' }).problem;

export interface Then {
  text: string;
  /** None if the step was not reached. */
  verdict?: Verdict;
}

/** The outcome of a Then after the failed one. */
export interface LaterThen extends Required<Then> {
  /** What is wrong with the work, as people see it. */
  problem?: Problem;
}

/** Follows one scenario: the outcome of its last attempt. */
export class ScenarioResult {
  readonly thens: Then[] = [];
  private troubles: Problem[] = [];
  observed = '';
  seconds = 0;
  /** From 1, as soon as the scenario has begun. */
  attempt = 0;
  isFinished = false;
  /** Whether any of its steps ran, in any attempt. */
  wasRun = false;
  private worst: Verdict | undefined;
  private readonly passed = new Set<string>();
  private readonly attached = new Map<string, Problem>();
  /** Each step of the feature: its text, and its Then if it is one. */
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

  /** Begins an attempt; discards the outcome of the one before. */
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

  /** Notes the problem that a step is about to fail with. */
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

  /** Adds the Thens after the failed one. */
  addLater(later: readonly LaterThen[]): void {
    this.troubles.push(...later.flatMap(({ problem }) => problem ?? []));
    const open = this.thens.filter(({ verdict }) => !verdict);
    for (const { text, verdict } of later) {
      const then = open.find((one) => one.text === text && !one.verdict);
      if (then) then.verdict = verdict;
    }
  }

  /** A scenario passes only if all its steps ran and passed. */
  get verdict(): Verdict {
    if (this.worst && this.worst !== 'passed') return this.worst;
    return this.isFinished && [...this.steps.keys()].every((id) => this.passed.has(id)) ? 'passed' : 'not checked';
  }

  /** Whether anything was found to be wrong. */
  get wasTold(): boolean {
    return this.troubles.length > 0;
  }

  /** What is wrong, as people see it. */
  get problems(): readonly Problem[] {
    return this.verdict === 'not checked' && !this.wasTold ? [NOT_RUN] : this.troubles;
  }
}

/** Keeps the first of the problems that read the same. */
export function eachOnce(problems: readonly Problem[]): Problem[] {
  const texts = problems.map(describe);
  return problems.filter((_, index) => texts.indexOf(texts[index] ?? '') === index);
}

function problemOf({ status, exception, message }: TestStepResult, words: string | undefined): Problem {
  const authors = AUTHORS_PROBLEM[status];
  if (authors) return asShown({ ...authors, subject: words });
  const said = (exception?.message ?? message ?? status.toLowerCase()).trimEnd();
  if (TAKES_NOTHING.test(said)) return asShown({ ...SUPERFLUOUS, subject: words });
  return OWN_ERRORS.includes(exception?.type ?? '') ? { reason: said } : asShown({ ...BUG, subject: words, seen: said });
}
