import { otherValue } from './other-value';
import { commandsIn, replaced, statementsIn, type Span, type TypedCommand } from './typed';

/** A change of a line that a reader types. */
export interface LineChange {
  kind: string;
  title: string;
  text: string;
}

const PROGRAMS = /^(?:kubectl|docker|kind|helm)$/;
/** They say how long a program waits, or how it prints. */
const INCIDENTAL = /^(?:--(?:timeout|wait|record|overwrite|output|grace-period|force|image-pull-policy|tty|stdin)|-o|-i|-t|-it|-ti|-d|--rm)\b/;
/** Options whose value is the next word. */
const TAKES_NEXT = /^-[nlfcpekv]$/;

/** What a reader may type wrong in lines: each statement left out, each option left out or changed, each name and value changed. */
export function changesOfLine(text: string): LineChange[] {
  const left = statementsIn(text).map((one) => ({ kind: 'line left out', title: `without: ${firstLine(one.text)}`, text: replaced(text, one, 'true') }));
  return [...left, ...commandsIn(text).filter(({ words }) => PROGRAMS.test(words[0]?.text ?? '')).flatMap((command) => changesOfCommand(text, command))];
}

function changesOfCommand(text: string, { words }: TypedCommand): LineChange[] {
  const verb = words[1]?.text ?? '';
  const dashes = words.findIndex(({ text: word }) => word === '--');
  return [...elsewhere(text, words), ...words.slice(2).flatMap((word, index) => {
    const position = index + 2;
    const before = words[position - 1]?.text ?? '';
    if (word.text === '--' || before === 'sleep' || INCIDENTAL.test(word.text) || TAKES_NEXT.test(before) && before === '-f') return [];
    if (dashes >= 0 && position > dashes) return ofValue(text, word, 'args');
    if (word.text.startsWith('-')) return ofOption(text, word, words[position + 1]);
    // A wrong kind is refused, which proves nothing; how long something sleeps is no matter.
    return (position === 2 && !ONE_NAME.has(verb)) || NO_NAME.has(word.text) ? ofSlash(text, word) : ofValue(text, word, TAKES_NEXT.test(before) ? before : 'name');
  })];
}

/** What is made in the namespace that people forget to leave. */
function elsewhere(text: string, words: readonly Span[]): LineChange[] {
  const [program, verb] = words;
  const isMaking = program?.text === 'kubectl' && verb !== undefined && ['apply', 'create', 'run', 'expose'].includes(verb.text);
  if (!isMaking || words.some((word) => /^(?:-n|--namespace|--rm)\b/.test(word.text))) return [];
  return [{ kind: 'other namespace', title: `in another namespace: ${firstLine(text)}`, text: replaced(text, verb, `${verb.text} --namespace=elsewhere`) }];
}

/** Verbs that a name follows at once. */
const ONE_NAME = new Set(['run', 'exec', 'logs', 'cp', 'label', 'annotate', 'stop', 'rm', 'drain', 'cordon', 'uncordon']);

/** Words after which a kind, or a name, still follows. */
const NO_NAME = new Set(['generic', 'tls', 'deployment', 'deploy', 'deployments', 'statefulset', 'daemonset', 'pod', 'pods', 'service', 'svc', 'job', 'cronjob', 'configmap', 'secret']);

/** `deployment/web` */
function ofSlash(text: string, word: Span): LineChange[] {
  const at = word.text.indexOf('/');
  return at < 0 ? [] : ofValue(text, { start: word.start + at + 1, end: word.end, text: word.text.slice(at + 1) }, 'name');
}

function ofOption(text: string, word: Span, next: Span | undefined): LineChange[] {
  const takesNext = TAKES_NEXT.test(word.text) && next !== undefined;
  const whole = takesNext ? { start: word.start, end: next.end, text: `${word.text} ${next.text}` } : word;
  const left: LineChange = { kind: 'option left out', title: `without ${whole.text}`, text: replaced(text, whole, '') };
  const value = /^(--?[\w-]+=)([^]+)$/.exec(word.text);
  if (!value) return [left];
  const [, name = '', given = ''] = value;
  return [left, ...ofValue(text, { start: word.start + name.length, end: word.end, text: given }, name === '--image=' ? 'image' : name)];
}

/** `key=value` has two parts that can be wrong. */
function ofValue(text: string, word: Span, kind: string): LineChange[] {
  const bare = /^(['"]?)([^]*)\1$/.exec(word.text)?.[2] ?? word.text;
  const pair = /^([\w.-]+)=([^]+)$/.exec(bare);
  const inside = (part: string, other: string | undefined): LineChange[] => (other === undefined || bare.includes('$') ? [] : [{ kind: kindShown(kind), title: `${firstLine(other)} for ${firstLine(part)}`, text: replaced(text, word, word.text.replace(bare, () => bare.replace(part, () => other))) }]);
  if (!pair) return inside(bare, other(kind, bare));
  return [...inside(pair[1] ?? '', other('key', pair[1] ?? '')), ...inside(pair[2] ?? '', other('value', pair[2] ?? ''))];
}

function other(kind: string, text: string): string | undefined {
  return otherValue(kind, /^\d+$/.test(text) ? Number(text) : text);
}

function kindShown(kind: string): string {
  return kind.replace(/^-+|=$/g, '') || 'value';
}

function firstLine(text: string): string {
  const [first = ''] = text.split('\n');
  return first.length > 70 ? `${first.slice(0, 67)}...` : first;
}
