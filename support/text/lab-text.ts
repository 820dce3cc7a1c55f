/** A lab's text, with everything in it that a reader types, writes or sees. */
export interface LabText {
  /** The file, or the folder of files, as it was given. */
  path: string;
  title?: string;
  tasks: TextTask[];
  blocks: Block[];
  /** What the text takes in from other files that are not there. */
  missing: Missing[];
  /** Those of tasks, and those that labspec does not know. */
  marks: Mark[];
  /** Sections that are marked as no task. */
  outside: Outside[];
  /** What sentences have the reader change with an editor. */
  edits: ProseEdit[];
  /** Commands that sentences only speak of. */
  mentions: Mention[];
}

/** A command within a sentence that only speaks of it. */
export interface Mention {
  path: string;
  line: number;
  /** Without a prompt. */
  text: string;
  task?: number;
}

/** A comment for labspec: `<!-- labspec: task 3 -->`. */
export interface Mark {
  path: string;
  line: number;
  words: string;
  /** Of the mark of a task. */
  task?: number;
  /** The heading right below it. */
  heading?: string;
}

/** A change of a file within a sentence. */
export interface ProseEdit {
  path: string;
  line: number;
  task?: number;
  file: string;
  /** The sentences around it. */
  words: string;
  /** What is there, and what then stands in its place, if they say it. */
  from?: string;
  to?: string;
}

/** What a sentence says of a change: `replicas: 3`, and `replicas: 5`. */
export interface Change {
  from: string;
  to: string;
}

/** Sentences around lines that open an object in an editor: they may say what changes. Code stands in backticks. */
export interface ChangeSaid {
  above: string;
  below: string;
}

/** A section that its author has marked: `<!-- labspec: no task -->`. */
export interface Outside {
  path: string;
  /** Of its mark. */
  line: number;
  /** The first line behind it; undefined if the file ends. */
  until?: number;
  /** Whether what stands before it goes on there, and no other task begins. */
  isWithin: boolean;
}

/** A heading, a file or a mark that is a task. */
export interface TextTask {
  id: number;
  title: string;
  /** The file that it is in. */
  path: string;
  /** From 1. */
  line: number;
}

export type BlockKind = 'commands' | 'output' | 'file' | 'fragment' | 'other';

/** A block of code, or a command within a sentence. */
export interface Block {
  kind: BlockKind;
  /** The file that it is in: another one than the text's if the text includes it. */
  path: string;
  /** The first line of its content, from 1; without fences. */
  line: number;
  /** The last line of its content. */
  endLine: number;
  language?: string;
  text: string;
  /** The id of its task. */
  task?: number;
  /** Whether its YAML is indented with tabs, for which it has spaces. */
  hasTabs?: true;
  /** Code within a sentence. */
  inline?: true;
  /** Of a file, or of the file that a fragment belongs to, if the text says it. */
  name?: string;
  /** Of commands, in their order. */
  commands?: Command[];
  /** Why it was read so. */
  why?: string;
  /** The sentences right above and below it. */
  said?: string;
  /** Of these, what stands below it. */
  below?: string;
  /** What stands around it, if its lines open an object in an editor. */
  changeSaid?: ChangeSaid;
  /** The one that it stands under. */
  heading?: string;
}

export interface Command {
  /** As it is typed, with its continuations and heredocs, without prompts. */
  text: string;
  line: number;
  /** Without the space at its end: `$`, `/ #`, `mysql>`. */
  prompt?: string;
  /** Whether a comment says that it is typed in the container that has the open shell. */
  isInside?: boolean;
  /** What the text shows of it, in the same block or in one of its own. */
  output?: ShownOutput;
}

export interface ShownOutput {
  text: string;
  line: number;
}

/** A file that the text includes and that is not there. */
export interface Missing {
  file: string;
  path: string;
  line: number;
}

/** A part of a text in reading order, before it is understood. */
export type Part =
  | { type: 'heading'; path: string; line: number; depth: number; text: string }
  | { type: 'prose'; path: string; line: number; endLine: number; text: string; codes: InlineCode[] }
  | { type: 'code'; path: string; line: number; endLine: number; text: string; language?: string; meta?: string; tab?: Tab; hasTabs?: true }
  | { type: 'mark'; path: string; line: number; words: string; task?: number }
  | { type: 'missing'; path: string; line: number; file: string };

export type CodePart = Extract<Part, { type: 'code' }>;
export type ProsePart = Extract<Part, { type: 'prose' }>;

export interface InlineCode {
  text: string;
  line: number;
  /** What stands behind it, as in `{{execute}}`. */
  after: string;
}

/** One of several alternatives that a page shows in one place. */
export interface Tab {
  name: string;
  /** From 0, in its group. */
  index: number;
}
