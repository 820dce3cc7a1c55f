import type { FileChange } from './of-manifest';
import { otherValue } from './other-value';

/** An instruction with what stands behind it; one that goes on in further lines is one. */
interface Instruction {
  start: number;
  end: number;
  line: number;
  word: string;
  rest: string;
}

/** What may be wrong in a Dockerfile: an instruction left out, or twice; a word, a path or a number changed; a part of a RUN left out; a program in another form. */
export function changesOfDockerfile(text: string): FileChange[] {
  return instructionsIn(text).flatMap((one) => {
    const instead = (kind: string, title: string, other: string): FileChange => ({ kind, title, line: one.line, text: text.slice(0, one.start) + other + text.slice(one.end) });
    const shown = `${one.word} ${one.rest}`;
    return [
      instead('left out', `without: ${shown}`, `# ${one.word.toLowerCase()}`),
      ...othersOf(one).map(([kind, rest]) => instead(kind, `${one.word} ${rest} for ${shown}`, `${one.word} ${rest}`)),
      ...againWith(one).map((rest): FileChange => ({ kind: 'second', title: `another ${one.word} at the end: ${rest}`, line: one.line, text: `${text.trimEnd()}\n${one.word} ${rest}\n` })),
    ];
  });
}

function instructionsIn(text: string): Instruction[] {
  return [...text.matchAll(/^[ \t]*([A-Za-z]+)[ \t]+((?:[^\n\\]|\\\n|\\)+)$/gm)].map((found) => {
    const [whole, word = '', rest = ''] = found;
    return { start: found.index, end: found.index + whole.length, line: text.slice(0, found.index).split('\n').length, word: word.toUpperCase(), rest: rest.trim() };
  });
}

type Other = [kind: string, rest: string];

function othersOf({ word, rest }: Instruction): Other[] {
  switch (word) {
    case 'FROM':
      return [['image', rest.replace(/^\S+/, otherBase)]];
    case 'COPY':
    case 'ADD':
      return ofPaths(rest);
    case 'RUN':
      return ofParts(rest);
    case 'ENTRYPOINT':
    case 'CMD':
      return ofProgram(rest);
    default: {
      const other = otherValue('value', /^\d+$/.test(rest) ? Number(rest) : rest);
      return other === undefined ? [] : [['value', other]];
    }
  }
}

/** An older version, which the engine need not have: what starts from it is not built. */
function otherBase(image: string): string {
  return /:[^:/]*\d/.test(image) ? image.replace(/(?<=:[^:/]*?)\d+/, (version) => String(Math.max(0, Number(version) - 2))) : (otherValue('image', image) ?? image);
}

function ofPaths(rest: string): Other[] {
  const words = rest.split(/\s+/);
  const target = words.at(-1) ?? '';
  const others = words.flatMap((word, index): Other[] => {
    const other = word.startsWith('--') || word === '.' ? undefined : otherValue('path', word);
    return other === undefined ? [] : [['path', [...words.slice(0, index), other, ...words.slice(index + 1)].join(' ')]];
  });
  return target.length > 1 && target.endsWith('/') ? [...others, ['path', rest.replace(/\/$/, '')]] : others;
}

function ofParts(rest: string): Other[] {
  const parts = rest.split(/\s*&&\s*/);
  const without = parts.length < 2 ? [] : parts.map((_, index): Other => ['part left out', parts.filter((__, at) => at !== index).join(' && ')]);
  const sure = / (?:-y|--yes)\b/.test(rest) ? [['option left out', rest.replace(/ (?:-y|--yes)\b/, '')] as Other] : [];
  return [...without, ...sure];
}

/** A program by its words, as one text, and by a shell. */
function ofProgram(rest: string): Other[] {
  const words = wordsOf(rest);
  if (!words) return [];
  const json = (all: readonly string[]): string => `[${all.map((one) => JSON.stringify(one)).join(', ')}]`;
  const changed = words.flatMap((word, index): Other[] => {
    const other = otherValue('args', /^\d+$/.test(word) ? Number(word) : word);
    return [...(other === undefined ? [] : [['args', json([...words.slice(0, index), other, ...words.slice(index + 1)])] as Other]), ...(words.length > 1 ? [['args', json(words.filter((_, at) => at !== index))] as Other] : [])];
  });
  const forms: Other[] = [['form', words.join(' ')], ['form', rest.replaceAll('"', "'")]];
  return [...changed, ...(words.length > 1 ? [['form', json([words.join(' ')])] as Other] : []), ...forms];
}

function wordsOf(rest: string): string[] | undefined {
  try {
    const words = JSON.parse(rest) as unknown;
    return Array.isArray(words) ? words.map(String) : undefined;
  } catch {
    return undefined;
  }
}

/** Of these, only the last one counts. */
function againWith({ word, rest }: Instruction): string[] {
  const other = ['ENTRYPOINT', 'CMD'].includes(word) ? ofProgram(rest)[0] : undefined;
  return other ? [other[1]] : [];
}
