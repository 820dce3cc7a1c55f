import { basename } from 'node:path';
import type { Word } from '../../../vocabulary/shell/parse-lines';
import type { LabText } from '../../../text/lab-text';
import { isKnownFile } from '../manifests/file-names';
import type { State } from '../state';

/** Programs that only read the files which they name. */
const READS = /^(?:cat|less|more|head|tail|grep|egrep|wc|sort|uniq|cut|diff)\b/;
const IN_HOME = /^~\/(?:[\w.-]+\/)*[\w-][\w.-]*\.[a-z]{2,10}$/;
const NAMES = /[\w-][\w.-]*\.[a-z]{2,10}(?![\w.-])/g;

/** The names of files in lines that do more than read them, and in what files and pages say of themselves: some line may make these. */
export function namedToMake({ blocks }: LabText): ReadonlySet<string> {
  const lines = blocks.flatMap(({ name = '', commands = [] }) => [name, ...commands.flatMap(({ text }) => text.split('\n'))]);
  const writing = lines.filter((line) => !READS.test(line.trim()) || />|\btee\b/.test(line));
  // A name without an ending may be any word: `cp night rye`.
  const bare = writing.filter((line) => !/^\s*(?:kubectl|k|docker|helm) /.test(line)).flatMap((line) => line.match(/[A-Za-z][\w-]*/g) ?? []);
  return new Set([...writing.flatMap((line) => line.match(NAMES) ?? []).map((name) => basename(name)), ...bare]);
}

/** A file in the home of the author's machine that a line reads, and that nothing in the text makes. */
export function missingInHome([program = '', ...words]: readonly Word[], state: State): string | undefined {
  if (!READS.test(program) || state.isUncertain || state.cloned.size > 0) return undefined;
  return words.find((word) => word !== undefined && IN_HOME.test(word) && !state.namedToMake.has(basename(word)) && !isKnownFile(word, state) && !isKnownFile(basename(word), state));
}
