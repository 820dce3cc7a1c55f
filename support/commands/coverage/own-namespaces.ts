import type { LabText } from '../../text/lab-text';
import { madeNamespaces } from '../draft/namespaces/made-namespaces';
import { namespaceOf } from '../draft/namespaces/namespace-of';
import { shown } from '../../vocabulary/lines/word';
import type { Specification } from '../specification/specification';

const MAKES = /\bcreate (?:ns|namespaces?) |\bset-context\b|--create-namespace|^\s*kind:\s*["']?Namespace\b/m;
const NAMED = /\s(?:-n|--namespace)[= ]*["']?([a-z0-9][a-z0-9-]*)/;
/** Lines that could name a namespace. */
const WORKS = /\bkubectl\b(?!.*(?:\s-A\b|--all-namespaces|\bconfig\b|\bcluster-info\b|\bversion\b|\bexplain\b|\bapi-|\b(?:no|nodes?)\b)).*\b(?:get|create|run|apply|expose|scale|patch|delete|exec|set|label|annotate|edit|autoscale|replace|rollout|describe|logs|wait|port-forward|cp)\b/;

/** The namespaces in whose place a lab works in its own, which comes first: those that its text works in, unless its steps name them. */
export function ownNamespaces(text: LabText, { lab, steps }: Specification): string[] {
  const own = lab.names.namespace;
  if (!lab.ownNamespace) return [own];
  const typed = text.blocks.flatMap(({ commands = [] }) => commands.map((command) => command.text)).join('\n');
  const filledIn = [...typed.matchAll(/\s(?:-n|--namespace)[= ]+"?(<[^>\s]+>[\w-]*|\$\{?\w*(?:NS|NAMESPACE|ns|namespace)\}?)/g), ...typed.matchAll(/=["']?(<[^>\s]*namespace[^>\s]*>)/g)].map(([, name = '']) => name);
  const named = new Set(steps.flatMap((step) => [...step.statements.flatMap(({ calls }) => calls.flatMap(({ options }) => (options.get('namespace') ?? []).map(shown))), ...(/in namespace "([^"]+)"/.exec(step.text)?.slice(1) ?? [])]));
  const found = [namespaceOf(text), ...madeNamespaces(text)].filter((name) => name !== undefined);
  // Features that name them work in several; in those of the cluster, they only look.
  if (found.some((name) => named.has(name)) || [...named].some((name) => !/^(?:kube-|default$)/.test(name))) return [own];
  return [own, ...new Set([...found.filter((name) => isWorkedIn(name, text)), ...filledIn])];
}

/** Whether a text makes a namespace, or has most of its lines in it, or of its files that name one: a single line elsewhere is a mistake, or works elsewhere. */
function isWorkedIn(name: string, { blocks }: LabText): boolean {
  const made = blocks.filter(({ text }) => MAKES.test(text));
  if (made.some(({ text }) => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(text.split('\n').filter((line) => !NAMED.test(line) || MAKES.test(line)).join('\n')))) return true;
  const lines = blocks.flatMap(({ commands = [] }) => commands.flatMap(({ text }) => text.split('\n').filter((line) => WORKS.test(line))));
  const files = blocks.flatMap(({ kind, text }) => (kind === 'file' ? (/^[ ]+namespace:[ ]*["']?([a-z0-9][a-z0-9-]*)/m.exec(text)?.[1] ?? []) : []));
  return areMost(lines.map((line) => NAMED.exec(line)?.[1] ?? ''), name) || areMost(files, name);
}

function areMost(names: readonly string[], name: string): boolean {
  const own = names.filter((one) => one === name).length;
  return own > 0 && own * 2 >= names.filter((one) => !one.startsWith('kube-')).length;
}
