import type { LabText } from '../../text/lab-text';
import { madeNamespaces } from '../draft/folded-namespaces';
import { namespaceOf } from '../draft/namespace-of';
import { shown } from '../../vocabulary/lines/word';
import type { Specification } from '../specification/specification';

/** The namespaces in whose place a lab works in its own, which comes first: those that its text works in, unless its steps name them. */
export function ownNamespaces(text: LabText, { lab, steps }: Specification): string[] {
  const own = lab.names.namespace;
  if (!lab.ownNamespace) return [own];
  const typed = text.blocks.flatMap(({ commands = [] }) => commands.map((command) => command.text)).join('\n');
  const filledIn = [...typed.matchAll(/\s(?:-n|--namespace)[= ]+"?(<[^>\s]+>[\w-]*|\$\{?\w*(?:NS|NAMESPACE|ns|namespace)\}?)/g), ...typed.matchAll(/=["']?(<[^>\s]*namespace[^>\s]*>)/g)].map(([, name = '']) => name);
  const named = new Set(steps.flatMap((step) => [...step.statements.flatMap(({ calls }) => calls.flatMap(({ options }) => (options.get('namespace') ?? []).map(shown))), ...(/in namespace "([^"]+)"/.exec(step.text)?.slice(1) ?? [])]));
  // Features that name namespaces work in several.
  if (named.size > 0) return [own];
  const all = [namespaceOf(text), ...madeNamespaces(text), ...filledIn].filter((name) => name !== undefined);
  return [own, ...new Set(all)];
}
