import { removedApi, removedOptions, removedVerb } from '../../../../platform/kubernetes/removed';
import type { Finding } from '../../../lint/finding';
import type { Call } from '../../../../vocabulary/lines/call';
import { literal } from '../../../../vocabulary/lines/word';
import type { ReadLab } from './read-lab';
import { writtenTexts, type WrittenText } from './written-texts';

/** APIs, options and commands that current versions have removed. */
export function removed(lab: ReadLab): Finding[] {
  const { commands } = lab;
  const lines = commands.flatMap(({ place, statements }) => statements.flatMap(({ calls }) => calls.flatMap((call) => inCall(call).map((found) => ({ place, ...found })))));
  return [...writtenTexts(lab).flatMap(inFile), ...lines];
}

function inFile({ text, placeOf }: WrittenText): Finding[] {
  const lines = text.split('\n');
  return lines.flatMap((one, index) => {
    const version = /^\s*(?:- )?["']?apiVersion["']?:\s*["']?([\w./-]+)/.exec(one)?.[1];
    const kind = version === undefined ? '' : (/^\s*["']?kind["']?:\s*["']?(\w+)/.exec(nearKind(lines, index))?.[1] ?? '');
    const api = version === undefined ? undefined : removedApi(version, kind);
    return api ? [{ place: placeOf(index), reason: `Kubernetes ${api.since} has removed ${api.version}${kind && ` of ${kind}`}`, next: `use ${api.instead}` }] : [];
  });
}

/** The kind of the same object: behind its apiVersion, or before it. */
function nearKind(lines: readonly string[], index: number): string {
  const isKind = (line: string): boolean => /^\s*["']?kind["']?:/.test(line);
  return lines.slice(index).find(isKind) ?? lines.slice(0, index).reverse().find(isKind) ?? '';
}

function inCall(call: Call): Omit<Finding, 'place'>[] {
  const { program, verb, options, rest } = call;
  const bad = removedOptions(program, verb, options).map(({ name, next }) => ({ reason: `${program} ${verb} no longer has the option --${name}`, next }));
  const instead = removedVerb(program, verb);
  const gone = instead === undefined ? [] : [{ reason: `${program} no longer has the command ${verb}`, next: instead }];
  const dry = (options.get('dry-run') ?? []).some((value) => ['true', 'false'].includes(literal(value) ?? '')) ? [{ reason: 'kubectl --dry-run no longer takes true or false', next: 'write --dry-run=client' }] : [];
  const exec = program === 'kubectl' && verb === 'exec' && rest && !call.isSeparated ? [{ reason: 'kubectl exec needs -- before the command', next: 'write: kubectl exec POD -- COMMAND' }] : [];
  return [...bad, ...gone, ...dry, ...exec];
}
