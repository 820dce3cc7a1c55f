/** A change that a sentence asks for: "change the `image` version from `nginx:1` to `nginx:2`". */
export interface SaidChange {
  /** What changes, in the sentence's words: `the image version`, `replicas: 3`. */
  what: string;
  from?: string | undefined;
  to: string;
}

const VERBS = 'change|changing|replace|set|edit|modify|update|substitute|swap|switch|increase|decrease|raise|reduce|lower|restore|bump|scale|fix|rename|locate|find|revert';
const CODED = '`[^`\\n]+`|"[^"\\n]+"|\'[^\'\\n]+\'|\\*\\*[^*\\n]+\\*\\*';
const VALUE = `(?:${CODED}|[^\\s\`"'*,;()]+)`;
const FROM = `(?:\\bfrom\\s+(?<from>${VALUE}(?:\\s+(?:replicas?|pods?|instances?|copies))?)\\s*,?\\s*)?`;
/** "change ... (from ...) to ..." */
const TO = new RegExp(`\\b(?:${VERBS})\\b:?\\s+(?<what>(?:${CODED}|[^\`"'.!?\\n]|\\.(?=\\w))*?)\\s*${FROM}(?:\\bback\\s+)?(?:\\b(?:to|with|by|into|as)\\b|=>|->|→)\\s*(?:be\\s+|use\\s+|say\\s+|the\\s+value\\s+|value\\s+)?(?<to>(?:[A-Za-z][\\w.-]*:\\s+)?${VALUE})(?<unit>\\s+(?:replicas?|pods?|instances?|copies)\\b)?`, 'gi');
/** "set `replicas: 5`", "Change: resources.requests.storage: 2Gi" */
const KEY_AND_VALUE = new RegExp(`\\b(?:${VERBS})\\b:?\\s+(?:the\\s+(?:value|field|line)\\s+)?["'\`]?(?<key>[A-Za-z][\\w.-]*):\\s+(?<to>${CODED}|[^\\s\`"',;()]+)`, 'gi');
/** "replicas: 3 → 5" */
const ARROW = new RegExp(`^\\W*(?:(?:${VERBS})\\s+)?(?<key>[A-Za-z][\\w.-]*):\\s*(?<from>${VALUE})\\s*(?:->|=>|→)\\s*(?<to>${VALUE})`, 'gm');
/** "Change: verbs: [get], To: verbs: [list]", on lines of their own */
const LINE_BY_LINE = /\b(?:change|replace|from)\b:?\s+(?<key>[A-Za-z][\w.-]*):[ \t]+(?<from>\S.*?)\s*\n?\s*\b(?:to|with)\b:?\s+\k<key>:[ \t]+(?<to>\S.*?)\s*$/gim;
const COUNTED = /\b(?:replicas?|pods?|instances?|copies)\b/i;

/** The changes that sentences ask for; code and quotes in them stand as they are. */
export function changesIn(words: string): SaidChange[] {
  const text = words.replaceAll(/[ \t]*\n[ \t]*(?=[a-z"'`(])/g, ' ');
  const whole = [...text.matchAll(TO)].flatMap(({ groups }): SaidChange[] => changeOf(groups ?? {}));
  const lines = [...text.matchAll(LINE_BY_LINE)].map(({ groups: { key = '', from = '', to = '' } = {} }) => ({ what: key, from: onlyItem(from), to: onlyItem(to) }));
  if (lines.length > 0) return lines;
  const arrows = [...text.matchAll(ARROW)].map(({ groups: { key = '', from = '', to = '' } = {} }) => ({ what: key, from: `${key}: ${bare(from)}`, to: bare(to) }));
  if (whole.length + arrows.length > 0) return [...whole, ...arrows];
  return [...text.matchAll(KEY_AND_VALUE)].map(({ groups: { key = '', to = '' } = {} }) => ({ what: key, to: bare(to) }));
}

function changeOf({ what = '', from, to = '', unit }: Record<string, string | undefined>): SaidChange[] {
  if (what.length > 90 || !isValue(to)) return [];
  const counts = unit !== undefined || (from !== undefined && COUNTED.test(from));
  const number = from?.replace(/\s+\p{L}+$/u, '');
  return [{ what: counts ? 'replicas' : what.trim(), from: number === undefined ? lastCode(what) : bare(number), to: bare(to) }];
}

/** `["pods"]`: a list of one is its only item. */
function onlyItem(value: string): string {
  return bare(/^\[\s*([^,[\]]+?)\s*\]$/.exec(value)?.[1] ?? value);
}

/** The part of an object that remarks show, below their words or alone. */
export function fragmentIn(words: string): string | undefined {
  const lines = words.split('\n');
  const begin = lines.findIndex((line) => /^[ \t]*(?:- )?[A-Za-z][\w.-]*:[ \t]*$/.test(line) && !/^(?:change|replace|from|to|with|note|example|add)\b/i.test(line));
  const rest = begin < 0 ? [] : lines.slice(begin);
  const end = rest.findIndex((line, index) => index > 0 && !/^[ \t]+\S|^[ \t]*[\w.-]+:(?:\s|$)/.test(line));
  const part = rest.slice(0, end < 0 ? undefined : end);
  return part.length < 2 ? undefined : part.join('\n');
}

/** A word of the sentence is no value, and a command is none: "change it to another image", "change it with `kubectl edit`". */
function isValue(word: string): boolean {
  return !/^\W*(?:kubectl|k|oc) [a-z]/.test(word) && (/^[`"'*]/.test(word) || /\d|[a-z][A-Z]|[/:]/.test(word.replace(/[.:]$/, '')) || /^(?:true|false|Recreate|Always|Never)\b/.test(word));
}

function lastCode(what: string): string | undefined {
  return /[`"']([^`"']+)[`"']\s*(?:\p{L}+\s*)?$/u.exec(what)?.[1];
}

/** Without quotes around it, and without the end of a sentence. */
export function bare(word: string): string {
  const text = word.trim().replace(/^\*\*(.*)\*\*$/, '$1');
  return /^([`"'])(.*)\1$/.exec(text)?.[2]?.trim().replace(/^(["'])(.*)\1$/, '$2') ?? text.replace(/[.:,;!]+$/, '');
}
