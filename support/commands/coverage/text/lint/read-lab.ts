import type { LabText } from '../../../../text/lab-text';
import type { SpecStep } from '../../../specification/step';
import type { TextCommand, TextFile } from '../text-items';

/** A lab's text as lint looks at it. */
export interface ReadLab {
  text: LabText;
  /** All commands, in the order of the text. */
  commands: readonly TextCommand[];
  files: readonly TextFile[];
  /** The steps of the lab's features; none if the text is looked at on its own. */
  steps: readonly SpecStep[];
  /** The lines of each file of the text. */
  lines: ReadonlyMap<string, readonly string[]>;
  /** The lab's task of each task of the text, by their ids. */
  aligned: ReadonlyMap<number, number>;
  /** The one that lines need not name. */
  namespace: string;
  /** The files in the lab's fixtures, by name. */
  fixtures: ReadonlyMap<string, string>;
}
