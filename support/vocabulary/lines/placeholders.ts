import type { Word } from './word';

/** `<pod-name>`, as texts write what the reader fills in. A redirection has a blank before its end, or none before its name ends. */
const IN_TEXT = /(?<![<\w])<([A-Za-z](?:[\w .:/-]*\w)?)>/g;
/** Bash reads these as letters. */
const [BEGIN, END] = ['\uE001', '\uE002'];
const HIDDEN = new RegExp(`${BEGIN}([^${END}]*)${END}`);

/** Lines whose placeholders bash reads as words. */
export function hidePlaceholders(text: string): string {
  return text.replaceAll(IN_TEXT, (whole: string, name: string) => isNoPlaceholder(text, name) ? whole : `${BEGIN}${name.replaceAll(' ', '\uE003')}${END}`);
}

/** The same lines as they were written. */
export function showPlaceholders(text: string): string {
  return text.replaceAll(BEGIN, '<').replaceAll(END, '>').replaceAll('\uE003', ' ');
}

/** A whole word that stands for what the reader fills in: `...`, `POD_NAME`. */
export function isPlaceholder(word: string): boolean {
  return /^(?:\.\.\.|…|[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)+)$/.test(word);
}

/** A part of a line, with its placeholders as holes. */
export function withHoles(text: string): Word {
  return text.split(new RegExp(HIDDEN, 'g')).flatMap((part, index): Word => (index % 2 === 1 ? [{ shown: showPlaceholders(`${BEGIN}${part}${END}`) }] : part === '' ? [] : [part]));
}

/** The placeholders of lines, in angle brackets. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(IN_TEXT)].filter(([, name = '']) => !isNoPlaceholder(text, name)).map(([whole]) => whole);
}

/** `<title>` of a page, which has its end beside it: `grep '<title>.*</title>'`; the address of somebody. */
export function isNoPlaceholder(text: string, name: string): boolean {
  return text.includes(`</${name}>`) || name.includes('@');
}
