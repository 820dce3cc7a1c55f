import type { LabText } from '../../../text/lab-text';
import { isAddonPlace, namesAddress, placesOfAddons } from './addon-places';
import { isOfCluster } from './made-namespaces';

/** What only looks may look at something that others have made. */
const ACTS = /\bkubectl\b.*\b(?:create|run|apply|expose|scale|patch|delete|exec|set|label|annotate|edit|autoscale|replace|restart|undo|port-forward)\b/;

/** The namespace that a text works in, if it is one of its own: the run's own takes its place. The one that it names most, of several; not that of something which an address installs. */
export function namespaceOf(text: LabText): string | undefined {
  const { blocks } = text;
  const places = placesOfAddons(text);
  const typed = blocks.flatMap(({ commands = [] }) => commands.map((command) => command.text)).join('\n');
  const worked = typed.split('\n').filter((line) => ACTS.test(line)).join('\n');
  const written = blocks.filter(({ kind }) => kind === 'file').map((file) => file.text).join('\n');
  const named = [...worked.matchAll(/\bkubectl\b[^\n]* (?:-n|--namespace)[= ]+([a-z0-9][a-z0-9-]*)/g), ...typed.matchAll(/create (?:ns|namespace) ([a-z0-9][a-z0-9-]*)/g), ...typed.matchAll(/set-context[^\n]*--namespace[= ]([a-z0-9][a-z0-9-]*)/g), ...written.matchAll(/^[ ]+namespace:[ ]*["']?([a-z0-9][a-z0-9-]*)/gm)].map(([, name = '']) => name);
  const installed = new Set(typed.split('\n').filter(namesAddress).flatMap((line) => / (?:-n|--namespace)[= ]+([a-z0-9][a-z0-9-]*)/.exec(line)?.[1] ?? []));
  const counts = new Map<string, number>();
  for (const name of named) if (!isOfCluster(name) && !installed.has(name) && !isAddonPlace(name, places)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}
