import { nameIn } from './file-names';
import type { Change, ChangeSaid, Part, ProseEdit, ProsePart } from './lab-text';
import { promptOf } from './prompts';
import { escaped } from '../system/escaped';

const OPENED = /^(?:sudo )?(?:vim?|nano|emacs|code|gedit|notepad)\s+(?:-\S+\s+)*(\S+)$/;
const EDITS_OBJECT = /(?:^|\s)(?:kubectl|k|oc) (?:(?:-n|--namespace)[ =]\S+ )?edit \S/;
const VERBS = 'change|replace|set|edit|modify|update|substitute|swap';

/** What a sentence has its reader change in a file, with an editor: "open `web.yaml` in your editor, change `replicas: 2` to `replicas: 3`". It may stand below the line that opens the file. */
export function editIn(part: Part, before: readonly Part[] = []): ProseEdit | undefined {
  if (part.type !== 'prose') return undefined;
  const changed = changeIn(part);
  const opened = part.codes.flatMap(({ text }) => OPENED.exec(text.trim())?.[1] ?? [])[0] ?? (changed && openedAbove(before));
  const named = part.codes.map(({ text }) => text.trim()).find((text) => !/\s/.test(text) && /\.(?:ya?ml|json|conf|cfg|ini|env|properties|txt|html|js|py|sh)$/.test(text) && nameIn(text) !== undefined);
  const isOrdered = named !== undefined && new RegExp(`(?:^|[.:;!]\\s+|\\b(?:now|then|next|again),? +)(?:open|edit|change|modify|update|adjust)\\s+(?:the\\s+|your\\s+|this\\s+)?(?:file\\s+|manifest\\s+)?${escaped(named)}(?![\\w.])`, 'i').test(part.text.trim());
  const file = opened ?? (changed || isOrdered || /\beditor\b/i.test(part.text) ? named : undefined);
  // A file that stands for any: `nano xxx.yaml`.
  if (file === undefined || /^(?:x{2,}|\*|file|filename|your[-_]?file)\b/i.test(file) || (opened === undefined && !changed && !/\b(?:open|edit|change)\b/i.test(part.text))) return undefined;
  const line = part.codes.find(({ text }) => text.includes(file))?.line ?? part.line;
  return { path: part.path, line, file, words: (changed ? part.text : withTicks(part)).replaceAll(/\s+/g, ' ').trim(), ...changed };
}

/** The file that the line above opens, if only sentences stand between. */
function openedAbove(before: readonly Part[]): string | undefined {
  const above = before.filter(({ type }) => type !== 'prose' && type !== 'mark').at(-1);
  const last = above?.type === 'code' ? (above.text.trim().split('\n').at(-1) ?? '') : '';
  return OPENED.exec(promptOf(last)?.text ?? last.trim())?.[1];
}

/** What the sentences around a line that opens an object in an editor (`kubectl edit deployment web`) say of what changes; it stands in a block, or in one of them. */
export function changeSaid(parts: readonly Part[], index: number, line?: string): ChangeSaid | undefined {
  const part = parts[index];
  if (!EDITS_OBJECT.test(line ?? (part?.type === 'code' ? part.text : ''))) return undefined;
  const end = parts.findIndex(({ type }, place) => place > index && type !== 'prose');
  const said = parts.slice(index, end < 0 ? undefined : end).flatMap((each) => (each.type === 'prose' ? [withTicks(each)] : []));
  const begin = parts.slice(0, index).map(({ type }) => type !== 'prose').lastIndexOf(true);
  const above = parts.slice(Math.max(begin + 1, index - 2), index).flatMap((each) => (each.type === 'prose' ? [withTicks(each)] : []));
  return { above: part?.type === 'code' ? above.join('\n\n') : '', below: said.join('\n\n') };
}

function withTicks({ text, codes }: ProsePart): string {
  let [done, rest] = ['', text];
  for (const { text: code } of codes) {
    const at = rest.indexOf(code);
    if (at < 0) continue;
    done += `${rest.slice(0, at)}\`${code}\``;
    rest = rest.slice(at + code.length);
  }
  return done + rest;
}

/** A change of one value: both sides are code. */
function changeIn({ text, codes }: Pick<ProsePart, 'text' | 'codes'>): Change | undefined {
  const plain = text.replaceAll(/\s+/g, ' ');
  for (const [index, { text: from }] of codes.entries()) {
    const to = codes[index + 1]?.text;
    if (to === undefined) continue;
    const [one, other] = [from, to].map((code) => escaped(code).replaceAll(/\s+/g, ' '));
    const inOne = `\\b(?:${VERBS})\\b[^.]{0,80}?${one} (?:back )?(?:to|with|by|into|for) ${other}(?![\\w])`;
    // "It still says `replicas: 2`. Change it to `replicas: 4`."
    const inTwo = `${one}[^.\`]{0,40}[.;,:]? (?:now |then |please )?(?:${VERBS}) (?:it|this|that) (?:back )?(?:to|with|by|into|for) ${other}(?![\\w])`;
    if (new RegExp(`${inOne}|${inTwo}`, 'i').test(plain)) return { from, to };
  }
  return undefined;
}
