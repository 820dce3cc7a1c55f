import { existsSync } from 'node:fs';
import type { Code, Heading, Html, Nodes, Paragraph, Parents } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parse as parseYaml } from 'yaml';
import { findIncluded, includedBy } from './includes';
import { divided } from './divided-blocks';
import { withArrowsAsComments } from './remarks';
import { withSpaces } from './tabs';
import { isManifest } from './kind-of-block';
import type { CodePart, InlineCode, Part } from './lab-text';
import { END_OF_SHEET, SHEET, taskOfMark, wordsOfMark } from './marks';
import { withPlainLines } from './plain-lines';
import { prepare, type Prepared } from './prepare';
import { textIn } from './utf8';

export interface Page {
  /** From its front matter. */
  title?: string;
  parts: Part[];
  /** Whether nothing but blanks is in its file. */
  isEmpty: boolean;
}

const MARKDOWN = /\.(?:md|mdx|markdown|mkd)$/i;
const DEEPEST = 5;

/** The parts of a page, in its order, those of the files that it includes among them. */
export function readPage(path: string, depth = 0): Page {
  const text = textIn(path);
  const prepared = prepare(text);
  const tree = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).parse(prepared.text);
  const parts = withPlainLines(collect(tree, path, prepared), prepared.text, path);
  const taken = text.split(/\r?\n/).flatMap((line, index) => includedParts(line, index + 1, path, depth));
  const title = titleOf(tree);
  return { ...(title !== undefined && { title }), parts: merged(parts, taken), isEmpty: text.trim() === '' };
}

/** In the order of the page; what a page includes stands at the line that includes it. */
function merged(parts: readonly Part[], taken: readonly { line: number; parts: Part[] }[]): Part[] {
  const all = [...parts.map((part) => ({ line: part.line, parts: [part] })), ...taken];
  return all.sort((one, other) => one.line - other.line).flatMap(({ parts }) => parts);
}

function includedParts(text: string, line: number, path: string, depth: number): { line: number; parts: Part[] }[] {
  const file = includedBy(text);
  if (file === undefined) return [];
  const found = findIncluded(path, file);
  if (found === undefined) return [{ line, parts: [{ type: 'missing', path, line, file }] }];
  if (!MARKDOWN.test(found)) return [{ line, parts: [fileAsCode(found, file)] }];
  return depth < DEEPEST ? [{ line, parts: readPage(found, depth + 1).parts }] : [];
}

function fileAsCode(found: string, file: string): CodePart {
  const text = textIn(found).replace(/\n$/, '');
  return { type: 'code', path: found, line: 1, endLine: text.split('\n').length, text, language: /\.(\w+)$/.exec(file)?.[1] ?? 'text', meta: `file="${file.split('/').at(-1) ?? file}"` };
}

function titleOf(tree: Parents): string | undefined {
  const matter = tree.children.find((node) => (node.type as string) === 'yaml' || (node.type as string) === 'toml') as { type: string; value: string } | undefined;
  if (!matter) return undefined;
  if (matter.type === 'toml') return /^title\s*=\s*["'](.+)["']\s*$/m.exec(matter.value)?.[1];
  try {
    const { title } = (parseYaml(matter.value) ?? {}) as { title?: unknown };
    return typeof title === 'string' ? title : undefined;
  } catch {
    // Templates in front matter are not YAML.
    return undefined;
  }
}

function collect(node: Nodes, path: string, prepared: Prepared): Part[] {
  switch (node.type) {
    case 'heading':
      return [{ type: 'heading', path, line: startOf(node), depth: node.depth, text: textOf(node).trim() }];
    case 'code':
      return divided(withOwnName(codeOf(node, path, prepared)));
    case 'html':
      return htmlOf(node, path);
    case 'paragraph':
    case 'table':
      return [{ type: 'prose', path, line: startOf(node), endLine: endOf(node), text: textOf(node), codes: codesOf(node) }];
    default:
      return 'children' in node ? node.children.flatMap((child) => collect(child, path, prepared)) : [];
  }
}

function codeOf(node: Code, path: string, { text, tabs }: Prepared): CodePart {
  const first = text.split('\n')[startOf(node) - 1] ?? '';
  const isFenced = /(?:`{3,}|~{3,})/.test(first);
  const line = startOf(node) + (isFenced ? 1 : 0);
  const tab = tabs.get(startOf(node));
  const language = node.lang?.replace(/^\{?\.?|\}$/g, '').replace(/[{,].*$/, '');
  const meta = [node.lang, node.meta].filter(Boolean).join(' ');
  const value = /^ya?ml$/i.test(language ?? '') ? withArrowsAsComments(node.value) : node.value;
  const spaced = withSpaces(value);
  return { type: 'code', path, line, endLine: line + Math.max(0, node.value.split('\n').length - 1), text: spaced, ...(spaced !== value && { hasTabs: true as const }), ...(language ? { language } : {}), ...(meta ? { meta } : {}), ...(tab && { tab }) };
}

/** A first line that is nothing but the name of the manifest below it. */
function withOwnName(part: CodePart): CodePart {
  const [, name = '', text = ''] = /^\s*([\w./-]+\.(?:ya?ml|json)):?[ \t]*\n([^]*)$/.exec(part.text) ?? [];
  return name !== '' && isManifest(text) ? { ...part, line: part.line + 1, text, meta: `${part.meta ?? ''} file="${name}"` } : part;
}

/** `<pre>` is a block of code as well; a comment may be a task's mark. */
function htmlOf(node: Html, path: string): Part[] {
  const words = wordsOfMark(node.value);
  if (words === SHEET || words === END_OF_SHEET) return [];
  const task = taskOfMark(node.value);
  if (words !== undefined) return [{ type: 'mark', path, line: startOf(node), words, ...(task !== undefined && { task }) }];
  const [whole, before = '', inner] = /^([^]*?<pre\b[^>]*>\s*(?:<code\b[^>]*>)?\n?)([^]*?)<\/pre>/i.exec(node.value) ?? [];
  if (whole === undefined || inner === undefined) return [];
  const text = inner.replaceAll(/<\/?[a-z][^>]*>/gi, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&').trimEnd();
  const line = startOf(node) + before.split('\n').length - 1;
  return [{ type: 'code', path, line, endLine: line + text.split('\n').length - 1, text }];
}

function codesOf(node: Paragraph | Heading | Parents): InlineCode[] {
  return node.children.flatMap((child, index): InlineCode[] => {
    if (child.type === 'inlineCode') {
      const next = node.children[index + 1];
      return [{ text: child.value, line: startOf(child), after: next?.type === 'text' ? next.value : '' }];
    }
    return 'children' in child ? codesOf(child) : [];
  });
}

function startOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}

function endOf(node: Nodes): number {
  return node.position?.end.line ?? 1;
}

/** Whether a path is a page's. */
export function isMarkdown(path: string): boolean {
  return MARKDOWN.test(path) && existsSync(path);
}
