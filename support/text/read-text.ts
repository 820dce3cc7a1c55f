import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AuthorError, messageOf } from '../errors/errors';
import { blocksOf, type ReadBlocks } from './blocks';
import { findTasks } from './find-tasks';
import type { LabText, Mark, Mention, Missing, Outside, Part, ProseEdit, TextTask } from './lab-text';
import { mentionsIn } from './mentions';
import { asNoTask, isOutside, outsideOf, withoutHeadings, type OutsideParts } from './no-task';
import { editIn } from './prose-edits';
import { isMarkdown, readPage, type Page } from './parts';

/** Reads a lab's text: a page of markdown, or a folder with a page for each task. @throws AuthorError if it is not there, or not markdown */
export function readText(path: string): LabText {
  if (!existsSync(path)) throw new AuthorError({ reason: 'There is no such file', subject: path, next: 'name the lab’s text, a file of markdown, or a folder of them' });
  if (statSync(path).isDirectory()) return readFolder(path);
  if (!isMarkdown(path)) throw new AuthorError({ reason: 'This is not a file of markdown', subject: path, next: 'its name ends with .md or .markdown; for a folder of such files, name the folder' });
  const page = read(path);
  if (page.isEmpty) throw new AuthorError({ reason: 'The text is empty', subject: path, next: 'write in it what your readers do: see docs/write-a-lab.md' });
  const title = page.title ?? firstTitle(page.parts);
  const { blocks, contents, outside, spoken } = insideOf(page.parts);
  const found = findTasks(withoutHeadings(page.parts, outside), (part) => contents.has(part), title ?? 'Begin');
  const starts = found.map(({ index, task }) => ({ index, id: task.id }));
  const taskAt = (index: number): { task?: number } => withTask(isOutside(index, outside) ? undefined : starts.filter((start) => start.index <= index).at(-1)?.id);
  const placed = blocks.map(({ index, block }) => ({ ...block, ...taskAt(index) }));
  const mentions = spoken.map(({ index, mention }) => ({ ...mention, ...taskAt(index) }));
  const edits = page.parts.flatMap((part, index): ProseEdit[] => {
    const edit = isOutside(index, outside) ? undefined : editIn(part, page.parts.slice(0, index));
    return edit ? [{ ...edit, ...taskAt(index) }] : [];
  });
  const spans = outside.map(({ mark, end }): Outside => ({ path: page.parts[mark]?.path ?? path, line: page.parts[mark]?.line ?? 1, ...(page.parts[end] && { until: page.parts[end].line }), isWithin: end < page.parts.length && !starts.some(({ index }) => index === end) }));
  return { path, ...(title !== undefined && { title }), tasks: found.map(({ task }) => task), blocks: placed, missing: missingIn(page.parts), marks: marksIn(page.parts), outside: spans, edits, mentions };
}

/** The blocks of a page, those of sections that are no tasks among them: nobody types or writes them. */
function insideOf(parts: readonly Part[]): ReadBlocks & { outside: OutsideParts[]; spoken: ReturnType<typeof mentionsIn> } {
  const outside = outsideOf(parts);
  const { blocks, contents } = blocksOf(parts);
  const kept = blocks.filter(({ index, block }) => !(block.inline && isOutside(index, outside)));
  return {
    blocks: kept.map(({ index, block }) => ({ index, block: isOutside(index, outside) ? asNoTask(block) : block })),
    contents: new Set([...contents].filter((part) => !isOutside(parts.indexOf(part), outside))),
    outside,
    spoken: mentionsIn(parts, blocks),
  };
}

function marksIn(parts: readonly Part[]): Mark[] {
  return parts.flatMap((part, index) => {
    if (part.type !== 'mark') return [];
    const next = parts[index + 1];
    return [{ path: part.path, line: part.line, words: part.words, ...(part.task !== undefined && { task: part.task }), ...(next?.type === 'heading' && { heading: next.text }) }];
  });
}

function withTask(task: number | undefined): { task?: number } {
  return task === undefined ? {} : { task };
}

/** One task for each page that has something to do, in the order of the names, or of a scenario's index.json. */
function readFolder(folder: string): LabText {
  const files = pagesOf(folder);
  if (files.length === 0) throw new AuthorError({ reason: 'There is no file of markdown in this folder', subject: folder, next: 'name the lab’s text' });
  const pages = files.map((file) => ({ file, page: read(file) }));
  if (pages.every(({ page }) => page.isEmpty)) throw new AuthorError({ reason: 'All files of markdown in this folder are empty', subject: folder, next: 'write in them what your readers do: see docs/write-a-lab.md' });
  const tasks: TextTask[] = [];
  const mentions: Mention[] = [];
  const blocks = pages.flatMap(({ file, page }) => {
    const read = insideOf(page.parts);
    if (read.contents.size === 0) return read.blocks.map(({ block }) => block);
    const heading = page.parts.find(({ type }) => type === 'heading') as Extract<Part, { type: 'heading' }> | undefined;
    const task = { id: tasks.length + 1, title: page.title ?? heading?.text ?? file.slice(folder.length + 1), path: file, line: heading?.line ?? 1 };
    tasks.push(task);
    mentions.push(...read.spoken.map(({ mention }) => ({ ...mention, task: task.id })));
    return read.blocks.map(({ block }) => ({ ...block, task: task.id }));
  });
  const title = indexOf(folder)?.title ?? pages[0]?.page.title ?? firstTitle(pages[0]?.page.parts ?? []);
  return { path: folder, ...(title !== undefined && { title }), tasks, blocks, missing: pages.flatMap(({ page }) => missingIn(page.parts)), marks: pages.flatMap(({ page }) => marksIn(page.parts)), outside: [], edits: tasks.flatMap(({ id, path: own }) => (pages.find(({ file }) => file === own)?.page.parts ?? []).flatMap((part, index, parts) => editIn(part, parts.slice(0, index)) ?? []).map((edit) => ({ ...edit, task: id }))), mentions };
}

interface Index {
  title?: string;
  details?: { intro?: { text?: string }; steps?: { text?: string }[]; finish?: { text?: string } };
}

function indexOf(folder: string): Index | undefined {
  const file = join(folder, 'index.json');
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Index;
  } catch (error) {
    throw new AuthorError({ reason: 'index.json is not valid JSON', subject: file, seen: messageOf(error), next: 'correct it' });
  }
}

function pagesOf(folder: string): string[] {
  const { intro, steps = [], finish } = indexOf(folder)?.details ?? {};
  const listed = [intro, ...steps, finish].flatMap((page) => (page?.text === undefined ? [] : [join(folder, page.text)])).filter(isMarkdown);
  if (listed.length > 0) return listed;
  const names = readdirSync(folder).filter((name) => isMarkdown(join(folder, name)));
  return names.sort((one, other) => one.localeCompare(other, 'en', { numeric: true })).map((name) => join(folder, name));
}

function read(path: string): Page {
  try {
    return readPage(path);
  } catch (error) {
    if (error instanceof AuthorError) throw error;
    throw new AuthorError({ reason: 'The text cannot be read', subject: path, seen: messageOf(error), next: 'see whether it is a text in UTF-8' });
  }
}

function firstTitle(parts: readonly Part[]): string | undefined {
  const headings = parts.filter((part) => part.type === 'heading');
  return (headings.find(({ depth }) => depth === 1) ?? headings[0])?.text;
}

function missingIn(parts: readonly Part[]): Missing[] {
  return parts.flatMap((part) => (part.type === 'missing' ? [{ file: part.file, path: part.path, line: part.line }] : []));
}
