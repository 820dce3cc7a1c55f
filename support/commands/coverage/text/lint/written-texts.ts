import { shownPath } from '../text-items';
import type { ReadLab } from './read-lab';

/** A manifest, or a part of one, that a lab shows or writes. */
export interface WrittenText {
  text: string;
  /** Of the text's line, from 0. */
  placeOf(line: number): string;
  /** Whether the reader has it as it is: not as a part, or as an example. */
  isWhole: boolean;
}

/** Files, here-documents and blocks of a text, and the files that steps write without the text showing them. */
export function writtenTexts({ text, commands, files, steps, fixtures }: ReadLab): WrittenText[] {
  const from = (path: string, first: number) => (line: number): string => `${shownPath(path)}:${first + line}`;
  const written = files.map((file): WrittenText => ({ text: file.text, placeOf: from(file.path, file.line), isWhole: !file.isPart && file.name !== undefined }));
  const blocks = text.blocks.filter(({ kind }) => kind === 'file' || kind === 'fragment').map((block): WrittenText => ({ text: block.text, placeOf: from(block.path, block.line), isWhole: false }));
  const heredocs = commands.flatMap(({ path, line, statements }) => statements.flatMap((statement) => statement.redirects.flatMap(({ body }): WrittenText[] => (body === undefined ? [] : [{ text: body, placeOf: from(path, line + statement.line + 1), isWhole: true }]))));
  const hidden = new Map(steps.flatMap(({ keyword, writes }) => (keyword === 'When' && writes && writes.content === undefined && !files.some(({ name }) => name === undefined || name === writes.name) ? [[writes.path, fixtures.get(writes.name) ?? ''] as const] : [])));
  return [...written, ...blocks, ...heredocs, ...[...hidden].map(([path, content]): WrittenText => ({ text: content, placeOf: (line) => `${path}:${1 + line}`, isWhole: true }))];
}
