import { closest, distance } from 'fastest-levenshtein';
import { hasOption, meantOption } from '../../../../platform/kubernetes/kubectl-options';
import { removedOptions } from '../../../../platform/kubernetes/removed';
import type { Finding } from '../../../lint/finding';
import type { Call } from '../../../../vocabulary/lines/call';
import { literal } from '../../../../vocabulary/lines/word';
import { shownPath } from '../text-items';
import type { ReadLab } from './read-lab';

/** Programs whose names no other word is near to. */
const PROGRAMS = ['kubectl', 'docker', 'minikube', 'kustomize'];
const words = (text: string): string[] => text.split(' ');
const OUTPUTS = words('json yaml name wide go-template go-template-file template templatefile jsonpath jsonpath-as-json jsonpath-file custom-columns custom-columns-file kyaml');

/** Their forms of output are known: get, describe, wait, rollout. */
const ONLY_LOOKS = /^(?:get|describe|wait|rollout \w+)$/;

/** Programs, options and forms of output that do not exist. */
export function misspelt({ text, commands }: ReadLab): Finding[] {
  const programs = text.blocks.filter(({ inline, kind }) => !inline && kind !== 'file' && kind !== 'fragment').flatMap(({ path, line, text: lines }) => lines.split('\n').flatMap((one, index) => {
    const [, first = ''] = /^\s*(?:[$#>]\s+)?(?:sudo )?([a-z]+) \S/.exec(one) ?? [];
    const meant = PROGRAMS.find((program) => first !== program && Math.abs(first.length - program.length) <= 1 && distance(first, program) <= 2 && first !== `${program}s`);
    return meant === undefined ? [] : [{ place: `${shownPath(path)}:${line + index}`, reason: `There is no program ${first}`, next: `write ${meant}` }];
  }));
  const options = commands.flatMap(({ place, statements }) => statements.flatMap(({ calls }) => calls.flatMap((call) => inCall(call).map((found) => ({ place, ...found })))));
  return [...programs, ...options];
}

function inCall(call: Call): Omit<Finding, 'place'>[] {
  const { program, verb, options } = call;
  if (program !== 'kubectl') return [];
  const forms = (options.get('output') ?? []).map((word) => (literal(word) ?? '').split('=')[0] ?? '').filter((form) => form !== '' && !OUTPUTS.includes(form)).map((form) => ({ reason: `kubectl ${verb} has no output "${form}"`, next: `did you mean -o ${closest(form, OUTPUTS)}?` }));
  return [...unknownOptions(call), ...(ONLY_LOOKS.test(verb) ? forms : [])];
}

/** Removed ones are findings of their own. */
function unknownOptions({ program, verb, options, targets, args }: Call): Omit<Finding, 'place'>[] {
  const removed = new Set(removedOptions(program, verb, options).map(({ name }) => name));
  const command = [...verb.split(' '), ...targets.slice(0, 1).map(({ kind }) => kind), literal(args[0] ?? []) ?? ''].filter(Boolean);
  return [...options.keys()].filter((name) => name.length > 1 && !removed.has(name) && !hasOption(command, name)).map((name) => {
    const meant = meantOption(command, name);
    return { reason: `kubectl ${verb} has no option --${name}`, next: meant === undefined ? `see: kubectl ${verb} --help` : `did you mean --${meant}?` };
  });
}
