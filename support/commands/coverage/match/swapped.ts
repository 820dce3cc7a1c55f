import { isSameTarget } from '../../../vocabulary/lines/compare';
import { canonicalStatement, type Statement } from '../../../vocabulary/lines/statement';
import { canonical, literal } from '../../../vocabulary/lines/word';
import type { SpecStep } from '../../specification/step';
import type { Target } from '../../../vocabulary/lines/targets';
import { fileObjects } from '../text/lint/file-objects';
import type { Match } from './match-commands';
import { contentOf } from './match-files';

/** Commands that a text has behind a line of the same objects, and whose steps come before that line: with the line. What is typed several times has no order. @param steps of the task */
export function swapped(matches: readonly Match[], steps: readonly SpecStep[]): Map<Match, Match> {
  const typed = matches.filter(({ status, step, command }) => status === 'covered' && step?.isTyped === true && !command.isInline);
  const lines = [typed.flatMap(({ command }) => command.statements), steps.filter(({ isTyped }) => isTyped).flatMap(({ statements }) => statements)].map((some) => some.map(canonicalStatement));
  const once = typed.filter(({ command }) => command.statements.length === 1 && lines.every((all) => command.statements.every((one) => all.filter((other) => other === canonicalStatement(one)).length === 1)));
  const at = ({ step }: Match): number => (step ? steps.indexOf(step) : -1);
  return new Map(once.flatMap((match, index) => {
    const earlier = once.slice(0, index).find((other) => at(other) > at(match) && (match.step?.acts === true || other.step?.acts === true) && areOfSame(match.command.statements[0], other.command.statements[0], steps));
    return earlier ? [[match, earlier] as const] : [];
  }));
}

/** Whether they are about the same object or file, or one refers to what the other makes. */
function areOfSame(one: Statement | undefined, other: Statement | undefined, steps: readonly SpecStep[]): boolean {
  const [own, others] = [one, other].map((statement) => statement?.calls ?? []);
  return (own ?? []).some((call) => (others ?? []).some((second) => {
    const files = (call.options.get('filename') ?? []).map(canonical);
    const isSameFile = (second.options.get('filename') ?? []).some((word) => files.includes(canonical(word)));
    const [ones, twos] = [objectsOf(call, steps), objectsOf(second, steps)];
    return isSameFile || ones.some((object) => twos.some((two) => isSameTarget(object, two))) || lists(call, twos) || lists(second, ones) || refersTo(call, second) || refersTo(second, call);
  }));
}

/** The objects that a line names, also in its files. */
function objectsOf({ targets, options }: Call, steps: readonly SpecStep[]): Target[] {
  const names = (options.get('filename') ?? []).map((word) => literal(word));
  const inFiles = steps.flatMap(({ writes }) => (writes && names.includes(writes.name) ? fileObjects(contentOf(writes)) : []));
  return [...targets.filter(({ name }) => name !== undefined), ...inFiles.map(({ kind, name }): Target => ({ kind: kind.toLowerCase(), name: [name] }))];
}

/** `kubectl get services` shows what another line makes. */
function lists({ verb, targets }: Call, objects: readonly Target[]): boolean {
  return verb === 'get' && targets.some(({ kind, name }) => name === undefined && objects.some((object) => object.kind === kind));
}

type Call = Statement['calls'][number];

/** `--role=viewer`, `--serviceaccount=shop:viewer` */
function refersTo({ options }: Call, { targets, verb }: Call): boolean {
  const values = [...options].filter(([name]) => /^(?:role|clusterrole|serviceaccount)$/.test(name)).flatMap(([, words]) => words.map((word) => (literal(word) ?? '').replace(/^.*:/, '')));
  return verb.startsWith('create') && targets.some(({ name }) => name !== undefined && values.includes(literal(name) ?? '-'));
}
