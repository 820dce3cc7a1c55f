import { inspect } from 'node:util';

/** Everything to report about a problem, in reading order. */
export interface Problem {
  /** Its short name, for tools and gradebooks: `image-not-loaded`. People read the reason. */
  cause?: string | undefined;
  /** One plain sentence: what is wrong. */
  reason: string;
  /** The file, image, container, pod or port that the problem is about. */
  subject?: string | undefined;
  expected?: string | undefined;
  seen?: string | undefined;
  /** The command that shows the problem. */
  look?: string | undefined;
  /** The next thing to do, often the command that fixes it. */
  next?: string | undefined;
  /** The earlier task to go back to, if there is one: `task 5 (Build the image)`. */
  'back to'?: string | undefined;
  /** Other observations that may be related, one per line. */
  also?: string | undefined;
  /** All observations that led to the cause, for a closer look. */
  observed?: object | undefined;
}

/** A mistake in a student's work: it always says what to do next. */
export interface Mistake extends Problem {
  next: string;
}

/** An error for people: reason, subject, evidence, what to do next. It never shows a stack. */
export abstract class LabError extends Error {
  constructor(readonly problem: Problem) {
    super(describe(problem));
    this.name = new.target.name;
    this.stack = this.message;
  }

  /** For other programs that print the error. */
  [inspect.custom](): string {
    return this.message;
  }
}

/** The student's work is wrong: verdict `failed`. */
export class TaskFailed extends LabError {
  declare readonly problem: Mistake;

  constructor(mistake: Mistake) {
    super(mistake);
  }
}

/** The environment is wrong (no engine, a busy port, a container that is not the lab's): verdict `error`. */
export class EnvironmentError extends LabError {}

/** A task that this one needs is not done: verdict `not checked`. */
export class NotChecked extends LabError {}

/** The lab itself is wrong (an unknown name in a feature or in lab.yaml): verdict `error`, for its author. */
export class AuthorError extends LabError {}

/** The parts of a problem that have a line of their own, in the order of the report. */
export const TOLD_PARTS = ['expected', 'seen', 'also', 'look', 'next', 'back to', 'cause'] as const;

/** The text for people: reason (subject), then each other part on its own lines. */
export function describe(problem: Problem): string {
  const shown = asShown(problem);
  return [shown.reason, ...TOLD_PARTS.flatMap((part) => labelled(part, shown[part]))].join('\n');
}

/** The parts that people see, as they see them: the reason is on one line with its subject. A run's results keep this. */
export function asShown(problem: Problem): Problem {
  const { reason, subject } = problem;
  const shown: Problem = { reason: onOneLine(subject ? `${reason} (${subject})` : reason) };
  for (const part of TOLD_PARTS) if (problem[part]) shown[part] = problem[part].trimEnd();
  return shown;
}

/** A name from a student may contain line breaks, followed by text that looks like a part. */
function onOneLine(text: string): string {
  return text.replaceAll(/\s*[\n\r\v\f\u0085\u2028\u2029]+\s*/g, ' ');
}

function labelled(label: string, text: string | undefined): string[] {
  return text ? [`  ${`${label}:`.padEnd(10)}${text.replaceAll('\n', `\n${' '.repeat(12)}`)}`] : [];
}

/** An error of the system as an error for people; anything else unchanged. */
export function asTold(thrown: unknown): unknown {
  const { code, message } = thrown as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT' ? diskFull(message) : thrown;
}

export function diskFull(seen: string): EnvironmentError {
  return new EnvironmentError({ cause: 'disk-full', reason: 'The disk is full', seen, look: 'df -h', next: 'free some space, then check again' });
}

/** The message of anything thrown, without a stack. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

const LEFT_BEHIND = 'left-behind';

/** For a run that ended before it could remove everything: the rest stays in the journal. */
export function leftBehind(): EnvironmentError {
  return new EnvironmentError({ cause: LEFT_BEHIND, reason: 'labspec ended before it could remove everything that it made', next: 'npx labspec clean   # or start again: labspec then removes it first' });
}

export function isLeftBehind(error: unknown): boolean {
  return error instanceof EnvironmentError && error.problem.cause === LEFT_BEHIND;
}
