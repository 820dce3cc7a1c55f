import { nameIn } from './file-names';
import type { Part, ProseEdit, ProsePart } from './lab-text';
import { escaped } from '../system/escaped';

const OPENED = /^(?:sudo )?(?:vim?|nano|emacs|code|gedit|notepad)\s+(?:-\S+\s+)*(\S+)$/;
const VERBS = 'change|replace|set|edit|modify|update|substitute|swap';

/** What a sentence has its reader change in a file, with an editor: "open `web.yaml` in your editor, change `replicas: 2` to `replicas: 3`". */
export function editIn(part: Part): ProseEdit | undefined {
  if (part.type !== 'prose') return undefined;
  const changed = changeIn(part);
  const opened = part.codes.flatMap(({ text }) => OPENED.exec(text.trim())?.[1] ?? [])[0];
  const named = part.codes.map(({ text }) => text.trim()).find((text) => !/\s/.test(text) && /\.(?:ya?ml|json|conf|cfg|ini|env|properties|txt|html|js|py|sh)$/.test(text) && nameIn(text) !== undefined);
  const file = opened ?? (changed || /\beditor\b/i.test(part.text) ? named : undefined);
  // A file that stands for any: `nano xxx.yaml`.
  if (file === undefined || /^(?:x{2,}|\*|file|filename|your[-_]?file)\b/i.test(file) || (opened === undefined && !changed && !/\b(?:open|edit|change)\b/i.test(part.text))) return undefined;
  const line = part.codes.find(({ text }) => text.includes(file))?.line ?? part.line;
  return { path: part.path, line, file, words: part.text.replaceAll(/\s+/g, ' ').trim(), ...changed };
}

/** A change of one value: both sides are code. */
function changeIn({ text, codes }: ProsePart): { from: string; to: string } | undefined {
  const plain = text.replaceAll(/\s+/g, ' ');
  for (const [index, { text: from }] of codes.entries()) {
    const to = codes[index + 1]?.text;
    if (to === undefined) continue;
    const [one, other] = [from, to].map((code) => escaped(code).replaceAll(/\s+/g, ' '));
    if (new RegExp(`\\b(?:${VERBS})\\b[^.]{0,80}?${one} (?:to|with|by|into|for) ${other}(?![\\w])`, 'i').test(plain)) return { from, to };
  }
  return undefined;
}
