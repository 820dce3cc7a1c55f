import type { Line } from '../drafted';
import { writing } from './given-files';
import { kindOfWord } from '../lines/kinds';
import { manifestsIn } from './read-manifests';
import type { State } from '../state';

const FORMS = [/^kubectl (apply|create) -f -\s*<<-?\s*(["']?)(\w+)\2[ \t]*\n([^]*)$/, /^cat\s*<<-?\s*(["']?)(\w+)\1\s*\|\s*kubectl (apply|create) -f -[ \t]*\n([^]*)$/];

/** A line with a manifest of the whole cluster below it, as a file and a line that applies it: labspec carries out only one line. Undefined if it is anything else, or the shell would change the manifest. */
export function asFile(text: string, state: State): { line: string; before: Line[] } | undefined {
  const [, verb, quote, end, rest] = FORMS[0]?.exec(text) ?? inOtherOrder(FORMS[1]?.exec(text) ?? null);
  if (verb === undefined || rest === undefined || end === undefined) return undefined;
  const at = new RegExp(`^[ \\t]*${end}[ \\t]*$`, 'm').exec(rest)?.index;
  if (at === undefined || rest.slice(at).trim() !== end) return undefined;
  const body = rest.slice(0, at);
  const wide = manifestsIn(body).find(({ kind }) => kind !== 'Namespace' && kindOfWord(kind)?.isNamespaced === false);
  const name = `${wide?.kind ?? ''}-${wide?.metadata?.name ?? ''}.yaml`.toLowerCase();
  if (!wide || !/^[a-z][\w.-]+$/.test(name) || (quote === '' && /[$`\\]/.test(body))) return undefined;
  return { line: `kubectl ${verb} -f ${name}`, before: [writing(state, name, body)] };
}

function inOtherOrder(found: RegExpExecArray | null): (string | undefined)[] {
  const [whole, quote, end, verb, rest] = found ?? [];
  return [whole, verb, quote, end, rest];
}
