import type { Tab } from './lab-text';
import { filledIn } from './site-values';

/** A text that CommonMark reads as its author means it; each line keeps its number. */
export interface Prepared {
  text: string;
  /** By line, from 1: the tab that it stands in. */
  tabs: ReadonlyMap<number, Tab>;
}

interface State {
  /** The fence that is open: what its end begins with. */
  fence?: { mark: string; length: number } | undefined;
  /** Indents of the admonitions and tabs around a line, whose content is four columns deeper. */
  indents: number[];
  tab?: Tab | undefined;
  /** Whether the tab ends with its indent, and not with a tag. */
  isIndented: boolean;
  /** Of the tabs that may go on with the next line. */
  tabsSoFar: number;
  /** The file that the next block is, by the tag around it. */
  file?: string | undefined;
}

const FENCE = /^([\s>]*(?:(?:[-*+]|\d+[.)])\s[\s>]*)*)(`{3,}|~{3,})(.*)$/;
const INDENTED = /^(\s*)(?:(?:!!!|\?\?\?\+?)\s+\S.*|===[!+]?\s+"([^"]+)"\s*)$/;
/** As GitBook writes it: `{% code title="web.yaml" %}`. */
const NAMED_CODE = /^\s*\{%\s*code(?:-tabs-item)?\s[^%]*?title="([^"\s]*\.\w+)"[^%]*%\}\s*$/;
const TAB_BEGINS = /^\s*(?:\{%\s*tab\s+title="([^"]+)"\s*%\}|\{\{[<%]\s*tab\s+(?:name=|title=|header=)?"([^"]+)"[^}]*[>%]\}\}|<(?:TabItem|Tab|tab-item)\b[^>]*?(?:label|title|name|value)=["']([^"']+)["'][^>]*>)\s*$/;
const TAB_ENDS = /^\s*(?:\{%\s*endtab\s*%\}|\{\{[<%]\s*\/\s*tab\s*[>%]\}\}|<\/(?:TabItem|Tab|tab-item)>)\s*$/;
const TABS_BEGIN_OR_END = /^\s*(?:\{%\s*(?:end)?tabs\s*%\}|\{\{[<%]\s*\/?\s*tabs\b[^}]*[>%]\}\}|<\/?(?:Tabs|tab-set)\b[^>]*>)\s*$/;

/** Closes fences with a tail, empties lines of tags, and brings the content of admonitions and tabs to the margin. */
export function prepare(text: string): Prepared {
  const state: State = { indents: [], isIndented: false, tabsSoFar: 0 };
  const tabs = new Map<number, Tab>();
  const lines = text.split(/\r*\n/).map((written, index) => {
    // A word processor's space that no line breaks at: a shell would take it as a part of the word.
    const line = filledIn(written.replaceAll('\u00A0', ' '));
    const read = state.fence ? inFence(line, state) : outside(line, state);
    if (state.tab) tabs.set(index + 1, state.tab);
    return read;
  });
  return { text: lines.join('\n'), tabs };
}

function inFence(line: string, state: State): string {
  const [, before = '', mark = '', tail = ''] = FENCE.exec(line) ?? [];
  const { mark: open, length } = state.fence ?? { mark: '', length: 0 };
  if (mark.startsWith(open) && mark.length >= length && /^\s*(?:\{.*\})?\s*$/.test(tail)) {
    state.fence = undefined;
    return dedented(`${before}${mark}`, state);
  }
  return dedented(line, state);
}

function outside(line: string, state: State): string {
  leave(line, state);
  const [, , mark = '', info = ''] = FENCE.exec(line) ?? [];
  if (mark !== '' && !(mark.startsWith('`') && info.includes('`'))) {
    state.fence = { mark: mark.charAt(0), length: mark.length };
    return dedented(withFile(line, info, state), state);
  }
  return enters(line, state) || isMachinery(line) ? '' : dedented(line, state);
}

/** The beginning of a block with the name of its file. */
function withFile(line: string, info: string, state: State): string {
  const { file } = state;
  state.file = undefined;
  return file === undefined ? line : `${line.trimEnd()}${info.trim() === '' ? 'text' : ''} file="${file}"`;
}

/** Leaves admonitions and tabs that a line no longer stands in. */
function leave(line: string, state: State): void {
  if (line.trim() === '') return;
  const indent = indentOf(line);
  while (state.indents.length > 0 && indent < (state.indents.at(-1) ?? 0) + 4) {
    state.indents.pop();
    if (state.isIndented) state.tab = undefined;
  }
  if (!state.tab && !INDENTED.test(line) && state.isIndented) [state.tabsSoFar, state.isIndented] = [0, false];
}

function enters(line: string, state: State): boolean {
  const [isIndented, spaces = '', name] = INDENTED.exec(line) ?? [];
  if (isIndented !== undefined) {
    state.indents.push(spaces.length);
    if (name !== undefined) [state.tab, state.isIndented] = [{ name, index: state.tabsSoFar++ }, true];
    return true;
  }
  state.file = NAMED_CODE.exec(line)?.[1]?.replaceAll('\\', '') ?? (line.trim() === '' ? state.file : undefined);
  const [isTab, ...names] = TAB_BEGINS.exec(line) ?? [];
  if (isTab !== undefined) state.tab = { name: names.find((name) => name !== undefined) ?? '', index: state.tabsSoFar++ };
  else if (TAB_ENDS.test(line)) state.tab = undefined;
  else if (TABS_BEGIN_OR_END.test(line)) [state.tab, state.tabsSoFar] = [undefined, 0];
  else return false;
  return true;
}

/** Tags, shortcodes and directives alone on a line: they only say how a page looks. Includes are read before. */
function isMachinery(line: string): boolean {
  const trimmed = line.trim();
  if (/^:{3,}/.test(trimmed)) return true;
  if (/^(?:\{\{[<%].*[>%]\}\}|\{%.*%\})$/.test(trimmed)) return true;
  if (!/^<\/?[A-Za-z]/.test(trimmed) || /^<\/?(?:pre|code|a|img|https?:)\b/i.test(trimmed)) return false;
  return trimmed.replaceAll(/<summary\b[^>]*>.*?<\/summary>/gi, '').replaceAll(/<\/?[A-Za-z][^<>]*>/g, '').trim() === '' || /^<summary\b/.test(trimmed);
}

function dedented(line: string, { indents }: State): string {
  return line.slice(Math.min(indentOf(line), indents.length * 4));
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
