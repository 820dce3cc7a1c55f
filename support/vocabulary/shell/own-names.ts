import type { CommandRecord } from '../../system/command/command-record';
import { parseLines, type Word } from './parse-lines';
import { escaped } from '../../system/escaped';

const IMAGE = /^(?:-t|--tag)$/;
const CONTAINER = /^--name$/;

/** Names in Docker of each run's own, where several runs type the same lines at the same time. */
export class OwnNames {
  private readonly own_ = new Map<string, string>();

  /** @param prefix of a run's names */
  constructor(private readonly prefix: string) {}

  /** Lines with the run's own names for the images and containers that these lines, or earlier ones, have named. */
  own(text: string): string {
    for (const words of parseLines(text).commands) this.note(words);
    return [...this.own_].reduce((line, [name, own]) => line.replaceAll(wholeWord(name), own), text);
  }

  /** What they have printed, with the names of the lines. */
  hidden(record: CommandRecord): CommandRecord {
    const given = (text: string): string => [...this.own_].reduce((shown, [name, own]) => shown.replaceAll(own, name), text);
    return { ...record, commandLine: given(record.commandLine), stdout: given(record.stdout), stderr: given(record.stderr), output: given(record.output) };
  }

  private note(words: readonly Word[]): void {
    for (const [index, word] of words.entries()) {
      const [option = '', value = words[index + 1]] = word?.split('=') ?? [];
      if (value === undefined || this.own_.has(nameOf(value))) continue;
      if (IMAGE.test(option)) this.own_.set(nameOf(value), `${this.prefix}/${nameOf(value)}`);
      if (CONTAINER.test(option)) this.own_.set(value, `${this.prefix}-${value}`);
    }
  }
}

/** Without a tag. */
function nameOf(image: string): string {
  return image.replace(/:[^/:]*$/, '');
}

function wholeWord(name: string): RegExp {
  return new RegExp(`(?<![\\w./-])${escaped(name)}(?![\\w./-])`, 'g');
}
