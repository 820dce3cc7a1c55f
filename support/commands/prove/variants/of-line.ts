import { changesOfDocker } from './of-docker';
import { firstLine, ofValue, type LineChange } from './of-word';
import { commandsIn, replaced, statementsIn, type Span, type TypedCommand } from './typed';

const PROGRAMS = /^(?:kubectl|helm)$/;
const OF_ENGINE = /^(?:docker|kind)$/;
/** They say how long a program waits, or how it prints. */
const INCIDENTAL = /^(?:--(?:timeout|wait|record|overwrite|output|grace-period|force|image-pull-policy(?!=Never)|tty|stdin)|-o|-i|-t|-it|-ti|-d|--rm)\b/;
/** Options whose value is the next word. */
const TAKES_NEXT = /^-[nlfcpekv]$/;

/** What is removed when it ends leaves nothing that a check could see. */
function leavesNothing({ words }: TypedCommand): boolean {
  const texts = words.map(({ text }) => text);
  return texts.includes('--rm') && !texts.some((word) => /^(?:-[a-z]*d[a-z]*|--detach(?:=true)?)$/.test(word));
}

/** What a reader may type wrong in lines: each statement left out, each option left out or changed, each name and value changed. */
export function changesOfLine(text: string): LineChange[] {
  const all = commandsIn(text);
  const isSeen = ({ start, end }: Span): boolean => !all.some((command) => leavesNothing(command) && command.start >= start && command.end <= end);
  const left = statementsIn(text).filter(isSeen).map((one) => ({ kind: 'line left out', title: `without: ${firstLine(one.text)}`, text: replaced(text, one, 'true') }));
  const inCommands = all.filter((command) => !leavesNothing(command)).flatMap((command) => {
    const program = command.words[0]?.text ?? '';
    return PROGRAMS.test(program) ? changesOfCommand(text, command) : OF_ENGINE.test(program) ? changesOfDocker(text, command) : [];
  });
  return [...left, ...inCommands, ...ofNumbers(text), ...ofOutput(text)];
}

/** `export port=3001` */
function ofNumbers(text: string): LineChange[] {
  return statementsIn(text).filter((one) => /^(?:export )?\w+=/.test(one.text)).flatMap((one) => [...one.text.matchAll(/(?<=(?:^|\s)\w+=)\d+(?=\s|$)/g)].flatMap((found) => {
    const start = one.start + found.index;
    return ofValue(text, { start, end: start + found[0].length, text: found[0] }, 'value');
  }));
}

/** What is written to a file: to another one, or as it is printed for people. */
function ofOutput(text: string): LineChange[] {
  const file = /(?<![\d&>-])>\s*([\w./-]+\.\w+)/.exec(text);
  if (!file) return [];
  const [whole, name = ''] = file;
  const start = file.index + whole.length - name.length;
  const format = / (?:-o|--output)[ =](?:yaml|json)\b/.exec(text);
  const left = format ? [{ kind: 'option left out', title: `without${format[0]}`, text: text.replace(format[0], '') }] : [];
  return [...ofValue(text, { start, end: start + name.length, text: name }, 'file'), ...left];
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
