import { ofValue, type LineChange } from './of-word';
import { replaced, type Span, type TypedCommand } from './typed';

/** Words before the verb: `docker container run`. */
const NOUNS = /^(?:container|image|network|volume|builder|buildx)$/;
/** They say how a program prints, or waits; without -d, a line does not end. */
const INCIDENTAL = /^(?:-d|-i|-t|-it|-ti|-q|-a|--(?:detach|interactive|tty|quiet|pull|no-cache|progress|time|force|wait)(?:=.*)?)$/;
/** Options whose value is the next word. */
const TAKE_VALUE = new Set(['--name', '-p', '--publish', '-e', '--env', '-v', '--volume', '--mount', '--network', '--net', '-w', '--workdir', '-u', '--user', '--entrypoint', '--tag', '--file', '--build-arg', '--target', '-m', '--memory', '-l', '--label', '--restart', '--hostname', '--platform', '--nodes', '--cidfile', '--time']);
const OF_BUILD = new Set(['-t', '-f']);
/** What is typed by mistake in place of a verb. */
const OTHER_VERBS: Record<string, string[]> = { run: ['create'], stop: ['pause', 'restart'], rm: ['pause'] };

interface Option {
  word: Span;
  value?: Span;
}

interface Parts {
  verb: Span;
  options: Option[];
  operands: Span[];
}

/** What a reader may type wrong in a line of docker, or kind: another verb, an option left out, changed or misplaced, another image, name or port. */
export function changesOfDocker(text: string, command: TypedCommand): LineChange[] {
  const parts = partsOf(command);
  if (!parts) return [];
  const { verb, options, operands } = parts;
  const verbs = command.words[0]?.text === 'docker' ? (OTHER_VERBS[verb.text] ?? []) : [];
  return [
    ...verbs.map((other) => ({ kind: 'verb', title: `${other} for ${verb.text}`, text: replaced(text, verb, other) })),
    ...options.flatMap((option) => ofOption(text, option)),
    ...ofOperands(text, verb.text, operands),
    ...behindImage(text, parts),
    ...ofLoad(text, command, parts),
  ];
}

function partsOf({ words }: TypedCommand): Parts | undefined {
  const at = NOUNS.test(words[1]?.text ?? '') ? 2 : 1;
  const verb = words[at];
  if (!verb) return undefined;
  const runs = ['run', 'create', 'exec'].includes(verb.text);
  const parts: Parts = { verb, options: [], operands: [] };
  for (let index = at + 1; index < words.length; index += 1) {
    const word = words[index] as Span;
    const isOption = word.text.startsWith('-') && !(runs && parts.operands.length > 0);
    const takes = isOption && (TAKE_VALUE.has(word.text) || (verb.text === 'build' && OF_BUILD.has(word.text)));
    const value = takes ? words[(index += 1)] : undefined;
    if (isOption) parts.options.push({ word, ...(value ? { value } : {}) });
    else parts.operands.push(word);
  }
  return parts;
}

function ofOption(text: string, { word, value }: Option): LineChange[] {
  if (!value && INCIDENTAL.test(word.text)) return [];
  const whole = value ? { start: word.start, end: value.end, text: `${word.text} ${value.text}` } : word;
  const left: LineChange = { kind: 'option left out', title: `without ${whole.text}`, text: replaced(text, whole, '') };
  const [, name = word.text, given] = /^(--[\w-]+)=([^]+)$/.exec(word.text) ?? [];
  const span = value ?? (given === undefined ? undefined : { start: word.start + name.length + 1, end: word.end, text: given });
  return [left, ...(span ? ofGiven(text, name, span) : [])];
}

function ofGiven(text: string, name: string, value: Span): LineChange[] {
  const ports = /^-p$|^--publish$/.test(name) ? /^(\S+):(\S+)$/.exec(value.text) : null;
  if (!ports) return ofValue(text, value, /^-t$|^--tag$/.test(name) ? 'image' : name);
  const [, outside = '', inside = ''] = ports;
  const other = (kind: string, ...both: [string, string]): LineChange => ({ kind, title: `${both.join(':')} for ${value.text}`, text: replaced(text, value, both.join(':')) });
  const next = (port: string): string => String(Number(port) + 1);
  return [
    ...(outside === inside ? [] : [other('ports swapped', inside, outside)]),
    ...(/^\d+$/.test(outside) ? [other('port', next(outside), inside)] : []),
    ...(/^\d+$/.test(inside) ? [other('port', outside, next(inside))] : []),
  ];
}

function ofOperands(text: string, verb: string, operands: readonly Span[]): LineChange[] {
  const runs = verb === 'run' || verb === 'create';
  const [first, ...rest] = operands;
  if (!first || ['exec', 'load'].includes(verb)) return verb === 'load' ? operands.slice(1).flatMap((word) => ofValue(text, word, 'image')) : [];
  if (verb === 'build') return [{ kind: 'left out', title: `without ${first.text}`, text: replaced(text, first, '') }];
  if (!runs) return operands.flatMap((word) => ofValue(text, word, 'name'));
  const last = rest.at(-1);
  const args = rest[0] && last ? [{ kind: 'args', title: `without ${text.slice(rest[0].start, last.end)}`, text: replaced(text, { ...rest[0], end: last.end }, '') }] : [];
  return [...ofValue(text, first, 'image'), ...args, ...rest.filter((word, index) => rest[index - 1]?.text !== 'sleep').flatMap((word) => ofValue(text, word, 'args'))];
}

/** Options behind the image are the program's. */
function behindImage(text: string, { verb, options, operands: [image] }: Parts): LineChange[] {
  const published = options.find(({ word }) => /^-p$|^--publish$/.test(word.text));
  if (verb.text !== 'run' || !image || !published?.value) return [];
  const whole = { start: published.word.start, end: published.value.end, text: '' };
  const option = text.slice(whole.start, whole.end);
  return [{ kind: 'misplaced', title: `${option} behind ${image.text}`, text: replaced(replaced(text, { ...image, start: image.end }, ` ${option}`), whole, '') }];
}

/** Loaded onto one node only. */
function ofLoad(text: string, { words, end }: TypedCommand, { verb, options }: Parts): LineChange[] {
  const cluster = options.find(({ word }) => word.text === '--name')?.value?.text;
  if (words[0]?.text !== 'kind' || verb.text !== 'load' || cluster === undefined) return [];
  return [{ kind: 'one node', title: `--nodes ${cluster}-worker`, text: `${text.slice(0, end)} --nodes ${cluster}-worker${text.slice(end)}` }];
}
