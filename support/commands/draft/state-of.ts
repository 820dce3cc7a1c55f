import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LabText } from '../../text/lab-text';
import { contextsIn } from './lines/actors';
import { sharedCharts } from './lines/helm';
import { namedToMake } from './lines/home-files';
import { readsGit } from './lines/git-readers';
import { knowsNames, portsHere } from './lines/own-machine';
import { machinePlaces } from './lines/machine-places';
import { podsFrom } from './lines/pod-of-scene';
import { isReference } from './lines/reference';
import { placesOfAddons } from './namespaces/addon-places';
import { madeNamespaces } from './namespaces/made-namespaces';
import { hasGaps } from './manifests/gaps';
import { isAboutMistakes } from './manifests/known-fields';
import { plainName } from './manifests/plain-name';
import { standingFiles } from './manifests/standing-files';
import { namespaceOf } from './namespaces/namespace-of';
import { pagesOf } from './pages';
import { bringPodsBehind, podsBehindServices } from './objects/behind-services';
import { madeAnywhere } from './objects/needed-by-pods';
import { filesShown } from './manifests/shown-by-cat';
import { newState } from './new-state';
import { filesBeside } from './state';
import type { DraftOptions, State } from './state';

/** What is known of a text before its first line is drafted. */
export function stateOf(text: LabText, options: DraftOptions): State {
  const state = newState(options, statSync(text.path).isDirectory() ? text.path : dirname(text.path), namespaceOf(text), madeNamespaces(text), placesOfAddons(text));
  state.places = machinePlaces(text, state.folder);
  const pages = pagesOf(text);
  Object.assign(state, { typedLines: typedIn(text), sharedCharts: sharedCharts(text) } satisfies Partial<State>);
  state.actors.contexts = contextsIn(text);
  state.usesGit = readsGit(pages);
  state.namedToMake = namedToMake(text);
  state.ports = portsHere(pages);
  state.knowsNames = knowsNames(pages);
  for (const [name, shown] of filesShown(text)) if (filesBeside(state, name).size === 0) state.given.set(name, shown);
  for (const { kind, name, text: shown } of text.blocks) if (kind === 'file' && name !== undefined && (!state.later.has(plainName(name)) || (hasGaps(state.later.get(plainName(name)) ?? '') && !hasGaps(shown)))) state.later.set(plainName(name), shown);
  const behind = podsBehindServices(text, state);
  state.standing = standingFiles(text, behind);
  bringPodsBehind(behind, text, state);
  state.isReference = isReference(text);
  state.isAboutMistakes = isAboutMistakes(text);
  state.makes = madeAnywhere(text);
  state.podsFrom = podsFrom(text);
  return state;
}

function typedIn({ blocks }: LabText): State['typedLines'] {
  return blocks.flatMap(({ path, commands = [] }) => commands.map((command) => ({ ...command, path })));
}
