import { isManifest } from './kind-of-block';
import type { CodePart } from './lab-text';
import { isShell } from './looks';

const COMMAND = /^(?:\$ )?(?:kubectl|k|helm) [a-z-]+(?: |$)/;
const MANIFEST = /^(?:apiVersion|kind):/;
const COMMENT = /^#/;
/** What such a line prints may be a manifest. */
const PRINTS = /\s(?:-o|--output)[= ]*(?:yaml|json)|\bcat\b|<</;

/** A manifest, lines that are typed below it in the same block, and then perhaps the next manifest, are blocks of their own. */
export function divided(part: CodePart): CodePart[] {
  const lines = part.text.split('\n');
  const starts = startsIn(lines);
  const pieces = starts.map((start, index) => pieceOf(part, lines, start, starts[index + 1] ?? lines.length));
  const areManifests = pieces.every(({ text }, index) => index % 2 === 1 || isManifest(text));
  return pieces.length > 1 && areManifests ? pieces.map(ofKind) : [part];
}

/** Where the pieces begin, in turn a manifest and lines; none if the block does not begin with a manifest. */
function startsIn(lines: readonly string[]): number[] {
  const first = lines.findIndex((line) => !/^(?:\s*#.*|---|\s*)$/.test(line));
  if (!MANIFEST.test(lines[first] ?? '')) return [];
  const starts = [0];
  for (const [index, line] of lines.entries()) {
    const isTyped = starts.length % 2 === 0;
    if (!isTyped && COMMAND.test(line)) starts.push(beginOf(lines, index));
    if (isTyped && /^EOF\b/.test(line)) return [];
    if (isTyped && /^apiVersion:/.test(line)) {
      const begin = beginOf(lines, index);
      if (lines[begin - 1]?.trim() !== '' || lines.slice(starts.at(-1), begin).some((above) => PRINTS.test(above))) return [];
      starts.push(begin);
    }
  }
  return starts;
}

/** The comments right above a line, below a blank, belong to it. */
function beginOf(lines: readonly string[], index: number): number {
  let begin = index;
  while (COMMENT.test(lines[begin - 1] ?? '')) begin--;
  return (lines[begin - 1] ?? '').trim() === '' ? begin : index;
}

function pieceOf(part: CodePart, lines: readonly string[], start: number, end: number): CodePart {
  const text = lines.slice(start, end).join('\n').trimEnd();
  return { ...part, text, line: part.line + start, endLine: part.line + start + text.split('\n').length - 1 };
}

/** Lines that are typed have no language but that of a shell, and only the first manifest has the block's own name. */
function ofKind({ language, meta, ...part }: CodePart, index: number): CodePart {
  const own = index % 2 === 1 ? (isShell(language) ? language : undefined) : isShell(language) ? 'yaml' : language;
  return { ...part, ...(own !== undefined && { language: own }), ...(index === 0 && meta !== undefined && { meta }) };
}
