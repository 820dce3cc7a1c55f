import { isSameTarget } from '../../../vocabulary/lines/compare';
import type { Call } from '../../../vocabulary/lines/call';
import type { Statement } from '../../../vocabulary/lines/statement';
import type { Target } from '../../../vocabulary/lines/targets';
import { canonical, isSame, literal, type Word } from '../../../vocabulary/lines/word';
import type { SpecStep } from '../../specification/step';

const LOOKS = /^(?:get|describe|wait|top|events|rollout (?:status|history))$/;
/** Outputs that show one value: only a sentence about this value sees it. */
const OF_ONE_VALUE = /^(?:jsonpath|jsonpath-as-json|jsonpath-file|go-template|go-template-file|template|custom-columns|custom-columns-file)(?:=|$)/;
/** What sentences say of an object, by the conditions that `kubectl wait` waits for. */
const CONDITIONS: Readonly<Record<string, RegExp>> = { ready: /\b(?:ready|running|rolled out)\b/, available: /\b(?:available|ready|rolled out)\b/, complete: /\bcomplete\b/, failed: /\bfailed\b/, established: /\bestablished\b/ };

/** The step about the objects that a command of a text looks at: a sentence, or a line that changes or shows them; undefined if no step is, or if it only looks at one value of them. */
export function seenBy(looked: Statement, steps: readonly SpecStep[]): SpecStep | undefined {
  const [call] = looked.calls;
  if (looked.redirects.length > 0 || !call || !isLook(call) || call.targets.length === 0) return undefined;
  const found = call.targets.map((target) => steps.find((step) => meets(call, step) && step.statements.some((statement) => statement.calls.some((other) => concerns(call, target, other)))));
  return found.every((step) => step !== undefined) ? found[0] : undefined;
}

function isLook({ program, verb }: Call): boolean {
  return program === 'kubectl' && LOOKS.test(verb);
}

/** `kubectl wait --for=condition=Ready` is seen only by a sentence that says so. */
function meets({ verb, options }: Call, { text, keyword }: SpecStep): boolean {
  if (verb !== 'wait') return true;
  const [wanted = ''] = (options.get('for') ?? []).map((word) => literal(word) ?? '');
  if (wanted === 'delete') return /\bgone\b|\bno\b/.test(text);
  const condition = /^condition=(.+)$/.exec(wanted)?.[1];
  return keyword === 'Then' && condition !== undefined && (CONDITIONS[condition] ?? new RegExp(condition, 'i')).test(text);
}

function concerns(looked: Call, target: Target, { program, targets, options }: Call): boolean {
  if (program !== 'kubectl' || !isSameOption(looked.options, options, 'namespace')) return false;
  const [output] = looked.options.get('output') ?? [];
  if (output && OF_ONE_VALUE.test(canonical(output)) && !isSameOption(looked.options, options, 'output')) return false;
  // A list of a kind is seen by any object of it; a part of the list only by the same part.
  if (!target.name && !looked.options.has('selector')) return targets.some(({ kind }) => kind === target.kind);
  if (!target.name) return isSameOption(looked.options, options, 'selector') && targets.some((one) => isSameTarget(one, target));
  return targets.some((one) => one.name !== undefined && isSameTarget(one, target));
}

function isSameOption(one: ReadonlyMap<string, Word[]>, other: ReadonlyMap<string, Word[]>, name: string): boolean {
  const [a, b] = [one.get(name)?.[0], other.get(name)?.[0]];
  return a && b ? isSame(a, b) : a === b;
}
