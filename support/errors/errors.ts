import { inspect } from 'node:util';

/** What is told about anything that went wrong, in the order in which it is read. */
export interface Problem {
  /** Its short name, for tools and gradebooks: `image-not-loaded`. The words for people are the reason. */
  cause?: string | undefined;
  /** One plain sentence: what is wrong. */
  reason: string;
  /** The file, image, container, pod or port that it is about. */
  subject?: string | undefined;
  expected?: string | undefined;
  seen?: string | undefined;
  /** The command that shows it. */
  look?: string | undefined;
  /** The command that mends it, or the thing to do, next. */
  next?: string | undefined;
  /** The task of the lab to go back to, where it is another one: `task 5 (Build the image)`. */
  'back to'?: string | undefined;
  /** What else is seen that may have to do with it, a line each. */
  also?: string | undefined;
  /** All that the cause was found from, for whoever wants to look closer. */
  observed?: object | undefined;
}

/** What is wrong with somebody's work: whoever is told so is always told what to do next. */
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

  /** Where somebody else prints the error itself. */
  [inspect.custom](): string {
    return this.message;
  }
}

/** The work is wrong: verdict `failed`. */
export class TaskFailed extends LabError {
  declare readonly problem: Mistake;

  constructor(mistake: Mistake) {
    super(mistake);
  }
}

/** The environment is wrong (no engine, a busy port, something that is not the lab's in the way): verdict `error`. */
export class EnvironmentError extends LabError {}

/** A task that this one needs is not done: verdict `not checked`. */
export class NotChecked extends LabError {}

/** The lab itself is wrong (an unknown name in a feature or in lab.yaml): verdict `error`, for its author. */
export class AuthorError extends LabError {}

/** The parts of a problem that have a line of their own, in the order in which they are told. */
export const TOLD_PARTS = ['expected', 'seen', 'also', 'look', 'next', 'back to', 'cause'] as const;

/** As people read it: reason (subject), then the other parts, a line each or more. */
export function describe(problem: Problem): string {
  const shown = asShown(problem);
  return [shown.reason, ...TOLD_PARTS.flatMap((part) => labelled(part, shown[part]))].join('\n');
}

/** The parts that are shown, each as it is shown: the reason on one line, with its subject. What a run's results keep. */
export function asShown(problem: Problem): Problem {
  const { reason, subject } = problem;
  const shown: Problem = { reason: onOneLine(subject ? `${reason} (${subject})` : reason) };
  for (const part of TOLD_PARTS) if (problem[part]) shown[part] = problem[part].trimEnd();
  return shown;
}

/** A name that a student has given may have line breaks in it, and after them what looks like a part. */
function onOneLine(text: string): string {
  return text.replaceAll(/\s*[\n\r\v\f\u0085\u2028\u2029]+\s*/g, ' ');
}

function labelled(label: string, text: string | undefined): string[] {
  return text ? [`  ${`${label}:`.padEnd(10)}${text.replaceAll('\n', `\n${' '.repeat(12)}`)}`] : [];
}

/** What the system says of itself, as an error for people; anything else as it was. */
export function asTold(thrown: unknown): unknown {
  const { code, message } = thrown as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT' ? diskFull(message) : thrown;
}

export function diskFull(seen: string): EnvironmentError {
  return new EnvironmentError({ cause: 'disk-full', reason: 'The disk is full', seen, look: 'df -h', next: 'free some space, then check again' });
}

/** The message of anything that was thrown, on one line and without a stack. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

const LEFT_BEHIND = 'left-behind';

/** Where there was no time to take away all that was made: it stays noted. */
export function leftBehind(): EnvironmentError {
  return new EnvironmentError({ cause: LEFT_BEHIND, reason: 'Ended before all that was made could be taken away', next: 'npx labspec clean   # or start again: it is taken away first' });
}

export function isLeftBehind(error: unknown): boolean {
  return error instanceof EnvironmentError && error.problem.cause === LEFT_BEHIND;
}
