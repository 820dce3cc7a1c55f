import { basename } from 'node:path';
import { quoted } from '../../system/command/quoted';
import { parseLines, type Word } from '../shell/parse-lines';

/** What a line makes. */
export type Making =
  /** `kubectl apply -f web.yaml`; of here-documents, `-`. */
  | { files: string[] }
  /** `kubectl create deployment web --image=busybox`: the line that only prints what it would make. */
  | { prints: string };

const OF_FILES = new Set(['apply', 'create', 'replace']);
const OF_FLAGS = new Set(['create', 'run', 'expose']);

/** What lines make, in their order; nothing of words that only the shell computes. @throws AuthorError if bash cannot read them */
export function makingOf(text: string): Making[] {
  return parseLines(text).commands.flatMap((words) => {
    if (basename(words[0] ?? '') !== 'kubectl' || words.includes(undefined)) return [];
    return ofKubectl(words.slice(1) as string[]);
  });
}

function ofKubectl(words: string[]): Making[] {
  const verb = words.find((word) => !word.startsWith('-')) ?? '';
  const files = filesOf(words);
  if (files.length > 0) return OF_FILES.has(verb) ? [{ files }] : [];
  if (!OF_FLAGS.has(verb) || words.some(isNotMade)) return [];
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  return [{ prints: ['kubectl', ...words.slice(0, end), '--dry-run=client', '-o', 'yaml', ...words.slice(end)].map(quoted).join(' ') }];
}

/** Of what is gone when the line has ended, or is only printed. */
function isNotMade(word: Word): boolean {
  return /^(?:--rm|--dry-run|-o|--output|-it?|-ti|--stdin|--attach)\b/.test(word ?? '');
}

function filesOf(words: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    if (word === '-f' || word === '--filename') return [words[index + 1] ?? ''];
    return /^(?:-f|--filename=)(.+)$/.exec(word)?.slice(1) ?? [];
  });
}
