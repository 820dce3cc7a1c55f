/** What is told about anything that went wrong, in the order in which it is read. */
export interface Trouble {
  /** One plain sentence: what is wrong. */
  reason: string;
  /** The file, image, container, pod or port that it is about. */
  subject?: string | undefined;
  expected?: string | undefined;
  seen?: string | undefined;
  /** The command to type, or the thing to do, next. */
  next?: string | undefined;
}

/** An error for people: reason, subject, evidence, what to do next. It never shows a stack. */
export abstract class LabError extends Error {
  constructor(readonly trouble: Trouble) {
    super(describe(trouble));
    this.name = new.target.name;
    this.stack = this.message;
  }
}

/** The work is wrong: verdict `failed`. */
export class TaskFailed extends LabError {}

/** The environment is wrong (no engine, a busy port, something that is not the lab's in the way): verdict `error`. */
export class EnvironmentError extends LabError {}

/** A task that this one needs is not done: verdict `not checked`. */
export class NotChecked extends LabError {}

/** The lab itself is wrong (an unknown name in a feature or in lab.yaml): verdict `error`, for its author. */
export class AuthorError extends LabError {}

/** As people read it: reason (subject), then expected, seen and next, a line each or more. */
export function describe({ reason, subject, expected, seen, next }: Trouble): string {
  return [
    subject ? `${reason} (${subject})` : reason,
    ...labelled('expected', expected),
    ...labelled('seen', seen),
    ...labelled('next', next),
  ].join('\n');
}

function labelled(label: string, text: string | undefined): string[] {
  return text ? [`  ${`${label}:`.padEnd(10)}${text.trimEnd().replaceAll('\n', `\n${' '.repeat(12)}`)}`] : [];
}

/** The message of anything that was thrown, on one line and without a stack. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
