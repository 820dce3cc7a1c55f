import type { ProseEdit } from '../../../text/lab-text';
import type { Finding } from '../../lint/finding';
import { shownPath } from '../text/text-items';
import type { Files } from './files';

/** A sentence that has something changed which the file does not have at that point. */
export function wrongEdit({ path, line, file, from, to }: ProseEdit, files: Files): Finding[] {
  const shown = files.shown(file);
  // What is left out, or filled in, is not there as it stands.
  if (from === undefined || to === undefined || !shown || /\.{3}|…|[<$]/.test(from)) return [];
  const text = inOneForm(shown.text);
  if (text.includes(inOneForm(from)) || text.includes(inOneForm(to))) return [];
  const lines = shown.text.split('\n');
  const at = alikeIn(lines, from);
  const place = at === undefined ? file : shown.path === undefined || shown.line === undefined ? `${file}:${at + 1}` : `${shownPath(shown.path)}:${shown.line + at}`;
  const has = at === undefined ? 'does not have it' : `has ${lines[at]?.trim() ?? ''}`;
  return [{ place: `${shownPath(path)}:${line}`, reason: `The text has the reader change ${from} in ${file}; ${place} ${has}`, next: 'correct the sentence, or the file' }];
}

/** The only line with the same key. */
function alikeIn(lines: readonly string[], from: string): number | undefined {
  const [, key] = /^[\s-]*["']?([\w./-]+)["']?\s*:/.exec(from) ?? [];
  const found = lines.flatMap((line, index) => (key !== undefined && new RegExp(`^[\\s-]*["']?${key.replaceAll('.', '\\.')}["']?\\s*:`).test(line) ? [index] : []));
  return found.length === 1 ? found[0] : undefined;
}

function inOneForm(text: string): string {
  return text.toLowerCase().replaceAll(/["']/g, '').replaceAll(/\s+/g, ' ').trim();
}
