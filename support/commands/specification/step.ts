import type { Expectation } from '../../runtime/scenario';
import type { Statement } from '../../vocabulary/lines/statement';

/** A step of a feature, with what a reader types for it. */
export interface SpecStep {
  /** `features/my-lab/01-first.feature` */
  file: string;
  line: number;
  keyword: 'Given' | 'When' | 'Then';
  text: string;
  /** Undefined for what is there before the reader begins. */
  task?: number;
  /** One for each scenario. */
  scenario: string;
  /** What a reader types for it, or looks with. */
  statements: Statement[];
  /** Whether it changes anything. */
  acts: boolean;
  /** What a shell without a person takes in the place of an editor. */
  unattended: string[];
  /** Whether the text must show it: of a When, unless it only remembers something, or tries it out. */
  isTyped: boolean;
  /** Whether a comment above it says that the text does not have it. */
  isAdded: boolean;
  /** Comments below it that leave out what the text shows of it. */
  leavesOut: readonly string[];
  /** What it expects in the output of the When before it. */
  expectations: Expectation[];
  /** The file of the reader that it is about, and where the lab has it. */
  writes?: SpecFile;
  /** What stands below it. */
  docString?: string;
}

export interface SpecFile {
  name: string;
  /** `fixtures/my-lab/web.yaml` */
  path: string;
  /** Of a file that the step itself holds. */
  content?: string;
}

export function placeOf({ file, line }: Pick<SpecStep, 'file' | 'line'>): string {
  return `${file}:${line}`;
}
