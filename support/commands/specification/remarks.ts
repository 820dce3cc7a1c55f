import type { Envelope } from '@cucumber/messages';

/** Above a step: the text need not have it, and why. */
export const NOT_IN_TEXT = 'not in the text:';
/** Below a step: what the text shows of it is not asked for, and why. */
const LEFT_OUT = /^left out\b/;
/** A command of the text that no step types, and why: `line 12, left out (it only explains): kubectl explain pod`. */
const LEFT_OUT_COMMAND = /^(?:line \d+, )?left out \([^\n]*?\): (\S.*)$/;

/** Of an output, with how it begins. */
export const MAY_DIFFER = 'left out, because it may differ from run to run:';

/** A comment of a feature. */
interface Remark {
  file: string;
  line: number;
  /** Without its sign. */
  text: string;
}

/** What the comments of features say of the text that they are made from. */
export class Remarks {
  private readonly all: readonly Remark[];
  /** Of all files, in their order. */
  readonly commandsLeftOut: readonly string[];

  constructor(messages: readonly Envelope[]) {
    this.all = messages.flatMap(({ gherkinDocument }) => (gherkinDocument?.comments ?? []).map(({ location, text }) => ({ file: gherkinDocument?.uri ?? '', line: location.line, text: text.replace(/^\s*#\s?/, '').trimEnd() })));
    this.commandsLeftOut = this.all.flatMap(({ text }) => LEFT_OUT_COMMAND.exec(text)?.[1] ?? []);
  }

  /** Whether a comment right above a step says that the text does not have it. */
  saysNotInText(file: string, line: number): boolean {
    const above = this.at(file, line - 1);
    return above !== undefined && (above.startsWith(NOT_IN_TEXT) || this.saysNotInText(file, line - 1));
  }

  /** The comments between a step and the next one that leave out what the text shows of it. */
  leftOutBetween(file: string, from: number, to: number): string[] {
    return this.all.filter((remark) => remark.file === file && remark.line > from && remark.line < to && LEFT_OUT.test(remark.text) && !LEFT_OUT_COMMAND.test(remark.text)).map(({ text }) => text);
  }

  private at(file: string, line: number): string | undefined {
    return this.all.find((remark) => remark.file === file && remark.line === line)?.text;
  }
}
