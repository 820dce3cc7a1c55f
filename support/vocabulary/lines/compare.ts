import type { Call } from './call';
import { canonicalCall } from './call';
import { canonicalStatement, type Redirect, type Statement } from './statement';
import type { Target } from './targets';
import { canonical, isSame, shown, type Word } from './word';

/** Where two commands differ. */
export interface Difference {
  /** `name`, `--port` */
  what: string;
  /** What the lab's text has; undefined if only the step has it. */
  text?: string;
  /** What the step has; undefined if only the text has it. */
  step?: string;
}

/** What differs between a command of a text and one of a step, whatever the order of options, and however kinds are called. Empty if they mean the same. */
export function compareStatements(text: Statement, step: Statement): Difference[] {
  if (text.other !== undefined || step.other !== undefined) return text.other === step.other ? [] : [differing('line', text.text, step.text)];
  if (text.assigned && step.assigned) return isSame(text.assigned.value, step.assigned.value) ? [] : [differing('value', shown(text.assigned.value), shown(step.assigned.value))];
  if (text.assigned || step.assigned || text.calls.length !== step.calls.length) return [differing('line', text.text, step.text)];
  return [...text.calls.flatMap((call, index) => compareCalls(call, step.calls[index] as Call)), ...compareRedirects(text.redirects, text.redirects.length > 0 ? step.redirects : step.redirects.filter((redirect) => !isThrownAway(redirect)))];
}

/** Which shell it is, each image decides. */
function opensShell({ options, rest = [] }: Call): boolean {
  return options.has('tty') && rest.length === 1 && /^(?:\/(?:usr\/)?bin\/)?(?:ba|a)?sh$/.test(shown(rest[0] ?? []));
}

/** Whether both mean the same, once values are filled in. */
export function meansSame(text: Statement, step: Statement): boolean {
  return compareStatements(text, step).length === 0;
}

/** Whether there are statements, and each of them means the same as one of the others. */
export function areAllIn(statements: readonly Statement[], others: readonly Statement[]): boolean {
  return statements.length > 0 && statements.every((one) => others.some((other) => meansSame(one, other)));
}

/** What a step need not see: a way to a Pod that is open in the background says where it is. */
function isThrownAway({ operator, target }: Redirect): boolean {
  return operator === '>' && shown(target) === '/dev/null';
}

function compareCalls(text: Call, step: Call): Difference[] {
  if (text.program !== step.program) return [differing('program', text.program, step.program)];
  return [
    ...(text.verb === step.verb ? [] : [differing('verb', text.verb, step.verb)]),
    ...compareTargets(text, step),
    ...compareWords('argument', text.args, step.args),
    ...compareOptions(text.options, step.options),
    ...((text.rest || step.rest) && !(opensShell(text) && opensShell(step)) ? compareWords('command in the container', text.rest ?? [], step.rest ?? [], true) : []),
  ];
}

/** The order of objects counts for nothing. */
function compareTargets({ targets: text }: Call, { targets: step }: Call): Difference[] {
  const [onlyText, onlyStep] = [unmatched(text, step), unmatched(step, text)];
  const pairs = Array.from({ length: Math.max(onlyText.length, onlyStep.length) }, (_, index) => [onlyText[index], onlyStep[index]] as const);
  return pairs.map(([one, other]) => {
    const isNameOnly = one && other && one.kind === other.kind;
    return differing(isNameOnly ? 'name' : 'object', one && (isNameOnly ? nameOf(one) : asText(one)), other && (isNameOnly ? nameOf(other) : asText(other)));
  });
}

function unmatched(ones: readonly Target[], others: readonly Target[]): Target[] {
  const left = [...others];
  return ones.filter((one) => {
    const at = left.findIndex((other) => isSameTarget(one, other));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

export function isSameTarget(one: Target, other: Target): boolean {
  return one.kind === other.kind && (one.name && other.name ? isSame(one.name, other.name) : one.name === other.name);
}

function nameOf({ name }: Target): string {
  return name ? shown(name) : '(all)';
}

function asText({ kind, name }: Target): string {
  return name ? `${kind}/${shown(name)}` : kind;
}

function compareWords(what: string, text: readonly Word[], step: readonly Word[], isWhole = false): Difference[] {
  if (text.length === step.length && text.every((word, index) => isSame(word, step[index] ?? []))) return [];
  if (isWhole || text.length !== step.length) return [differing(what, joined(text), joined(step))];
  return text.flatMap((word, index) => (isSame(word, step[index] ?? []) ? [] : [differing(what, shown(word), shown(step[index] ?? []))]));
}

function compareOptions(text: ReadonlyMap<string, Word[]>, step: ReadonlyMap<string, Word[]>): Difference[] {
  const names = [...new Set([...text.keys(), ...step.keys()])].filter((name) => !(isTerminal(text) && !step.has('tty') && TERMINAL.has(name) && !step.has(name))).sort();
  return names.flatMap((name) => {
    const [one, other] = [text.get(name), step.get(name)];
    if (one && other && one.length === other.length && one.every((value) => other.some((found) => isSame(value, found))) && other.every((value) => one.some((found) => isSame(value, found)))) return [];
    const what = name.length === 1 ? `-${name}` : `--${name}`;
    return [differing(what, one && (joined(one) || what), other && (joined(other) || what))];
  });
}

const TERMINAL = new Set(['stdin', 'interactive', 'tty']);

/** `-it`: a person has a terminal, and a step needs none for what is not about one. */
function isTerminal(options: ReadonlyMap<string, Word[]>): boolean {
  return options.has('tty') && (options.has('stdin') || options.has('interactive'));
}

function compareRedirects(text: readonly Redirect[], step: readonly Redirect[]): Difference[] {
  const form = ({ operator, target, body }: Redirect): string => `${operator} ${body?.trim() ?? shown(target)}`;
  if (text.length === step.length && text.every(({ operator, target, body }, index) => operator === step[index]?.operator && (body === undefined ? isSame(target, step[index].target) : body.trim() === step[index].body?.trim()))) return [];
  return [differing('redirection', text.map(form).join(' ') || undefined, step.map(form).join(' ') || undefined)];
}

function joined(words: readonly Word[]): string | undefined {
  return words.map(shown).join(' ') || undefined;
}

function differing(what: string, text: string | undefined, step: string | undefined): Difference {
  return { what, ...(text === undefined ? {} : { text }), ...(step === undefined ? {} : { step }) };
}

/** How much two commands have in common, from 0 to 1: to find the one that a differing one was meant to be. */
export function likeness(one: Statement, other: Statement): number {
  const [a, b] = [tokensOf(one), tokensOf(other)];
  const common = [...a].filter((token) => b.has(token)).length;
  const isSameProgram = one.calls[0]?.program === other.calls[0]?.program;
  return (common / (a.size + b.size - common || 1)) * (isSameProgram ? 1 : 0.8);
}

function tokensOf(statement: Statement): Set<string> {
  const words = statement.calls.flatMap((call) => canonicalCall(call).split(/[\s/,=]+/));
  return new Set(words.length > 0 ? words : (statement.assigned ? canonical(statement.assigned.value) : canonicalStatement(statement)).split(/[\s/,=]+/));
}
