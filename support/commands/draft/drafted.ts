/** A line of a feature that is drafted: a step, or a comment for its author. */
export interface Step {
  keyword: 'Given' | 'When' | 'Then';
  text: string;
  docString?: string;
  table?: string[][];
  /** What a Then says, and of which objects: a later line may make it untrue. */
  claim?: Claim;
  /** Of what the text does not have: why the draft adds it. */
  added?: string;
}

export interface Comment {
  comment: string;
}

export type Line = Step | Comment;

/** What a Then speaks of. */
export interface Claim {
  /** `Deployment/web`; `*` for whatever is there. */
  objects: string[];
  aspect: Aspect;
}

/** What a line may change of an object. `there`: whether it exists; `gone`: that it does not; `way`: whether it reaches another one; `failing`: that a request to it fails. */
export type Aspect = 'there' | 'gone' | 'failing' | 'replicas' | 'template' | 'labels' | 'value' | 'listing' | 'way';

/** What a line does to an object. */
export interface Effect {
  object: string;
  does: 'makes' | 'changes' | 'deletes';
  aspect: Aspect;
}

export type Outcome = 'sentence' | 'typed' | 'todo' | 'left out';

/** A command of the text, drafted. */
export interface Drafted {
  path: string;
  /** Of the text. */
  line: number;
  text: string;
  lines: Line[];
  outcome: Outcome;
  effects: Effect[];
  /** The objects that it speaks of, or that it only looks at. */
  uses: string[];
  /** Images of the Pods that it makes. */
  images: string[];
  /** Files of the fixtures that must be in the reader's folder. */
  files: string[];
  /** The variables and folders that later lines build on. */
  sets: string[];
  reads: string[];
  /** Whether it changes nothing. */
  isLook: boolean;
  /** What the text shows of it. */
  shown?: string;
  /** A state of Pods in which the text says that they are seen. */
  stateSaid?: string | undefined;
  /** What the author is asked for: the line runs once it is there. */
  waitsFor?: string | undefined;
  /** Objects whose rollouts do not end by what the line makes or changes of them. */
  stuck?: string[];
  /** Whether the text lets one expect that what the line makes does not work. */
  isDoubted?: boolean;
  /** Whether its steps stand in comments until then, as nothing can be made up for it. */
  isHeld?: boolean;
  /** Of a line that a person must decide on: what it would do. */
  wouldDo?: Effect[];
}

export function isStep(line: Line): line is Step {
  return 'keyword' in line;
}

export function when(text: string, below: Pick<Step, 'docString' | 'table'> = {}): Step {
  return { keyword: 'When', text, ...below };
}

export function then(text: string, claim?: Claim, below: Pick<Step, 'docString' | 'table'> = {}): Step {
  return { keyword: 'Then', text, ...(claim && { claim }), ...below };
}

export function todo(line: number, what: string): Comment {
  return { comment: `TODO line ${line}: ${what}` };
}

/** A typed line: in quotes, or below if it has quotes or lines of its own. */
export function typed(text: string, isLook = false): Step {
  const isShort = !/["\\\n]/.test(text);
  if (isLook) return isShort ? when(`I look with "${text}"`) : when('I run', { docString: text });
  return isShort ? when(`I run "${text}"`) : when('I run', { docString: text });
}

/** A step that the text does not have: coverage asks for no text of it. */
export function added(step: Step, why: string): Step {
  return { ...step, added: why };
}

/** An object goes before what the text then does. */
export function goesFirst(kind: string, name: string, why: string): Step {
  return added(typed(`kubectl delete ${kind.toLowerCase()} ${name} --ignore-not-found`), why);
}

/** A text within quotes of a sentence. */
export function quotable(text: string): boolean {
  return !/["\\\n]/.test(text) && text.trim() !== '';
}
