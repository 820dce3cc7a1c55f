import { isStep, todo, type Drafted, type Line } from '../drafted';
import { inWords, kindOfWord, WORKLOADS } from '../lines/kinds';
import { EVERYWHERE, ownersOf, unknownService } from '../objects/unmade';
import { podLabelsOf } from '../objects/selected';
import { matches } from '../../../vocabulary/network/policies';
import type { Learned } from '../lines/learned';
import { commentedOut } from '../write/step-lines';
import type { State } from '../state';
import { UNKNOWN, type Manifest } from '../objects/object-claims';
import { editKey, openEditOf } from '../edits/edited-keys';
import { noteOpenPlaces, openPlaceIn } from './open-places';

/** What a person must still decide of a line makes or changes objects: lines below that need these wait for it, and are not typed before. */
export function waitingForOthers(item: Drafted, state: State): Drafted {
  const waited = waitingForObjects(item, state);
  noteOpenPlaces(waited, state);
  return waited;
}

function waitingForObjects(item: Drafted, state: State): Drafted {
  if (item.outcome === 'todo') {
    for (const { object, does } of item.effects) if (does === 'changes' && /^kubectl edit\b/.test(item.text)) state.open.set(editKey(object), item.line);
    for (const { object, does } of [...item.effects, ...(item.wouldDo ?? [])]) if (does === 'makes' || object.startsWith('Pod/')) state.open.set(object, item.line);
    return item;
  }
  if (item.isHeld === true) {
    for (const { object, does } of item.effects) if (does === 'makes') state.open.set(object, item.line);
    return item;
  }
  if (state.open.size === 0 && state.heldAt === undefined) return item;
  const deleted = item.effects.filter(({ does }) => does === 'deletes').map(({ object }) => state.open.get(object)).find((line) => line !== undefined);
  // What deletes an object needs nothing else of it than that it is there.
  const isDeleting = item.effects.some(({ does }) => does === 'deletes');
  const awaited = isDeleting ? deleted : [...item.uses, ...item.effects.filter(({ does }) => does === 'changes').map(({ object }) => object)].map((object) => lineOf(object, state)).find((line) => line !== undefined) ?? openPlaceIn(item, state) ?? openEditOf(item.text, state) ?? behindService(item, state) ?? (state.heldAt !== undefined && unknownService(item.text, state) !== undefined ? state.heldAt : undefined);
  if (awaited !== undefined) return waiting(item, awaited, state);
  for (const { object, does } of item.effects) if (does === 'makes') state.open.delete(object);
  return { ...item, lines: item.lines.filter((line) => !speaksOfOpen(line, state)) };
}

/** Whether something stands in the scene for an object, since before a line whose objects are not known. */
function isInScene(object: string, { asked, heldAt = 0 }: State): boolean {
  const [kind = '', name = ''] = object.split('/');
  const { is, lines = [] } = asked.get(`${inWords(kind)} "${name}"`) ?? {};
  return is === 'object' && (lines[0] ?? heldAt) < heldAt;
}

/** The line that makes an object once its author has answered. */
function lineOf(object: string, state: State): number | undefined {
  if (object === UNKNOWN) return state.heldAt;
  const [kind = '', name = ''] = object.split('/');
  const isUnmade = kindOfWord(kind)?.isNamespaced === true && !name.includes('$') && !state.objects.has(object) && !isInScene(object, state) && !EVERYWHERE.has(object) && ownersOf(kind, name, state).length === 0;
  return state.open.get(object) ?? (isUnmade ? state.heldAt : undefined);
}

const ASKS = /\b(?:curl|wget|nc|telnet|port-forward)\b/;

/** The line that makes the Pods behind a service which a line asks, as nothing else has made any. */
function behindService({ lines, uses, shown }: Drafted, state: State): number | undefined {
  const { heldAt, open, objects, touched } = state;
  const maker = heldAt ?? [...open].find(([key]) => WORKLOADS.has(key.split('/')[0] ?? ''))?.[1];
  if (maker === undefined || shown !== undefined || touched.has(UNKNOWN)) return undefined;
  const says = (words: RegExp): boolean => lines.some((line) => isStep(line) && words.test(line.docString ?? line.text));
  const asked = uses.filter((key) => key.startsWith('Service/')).map((key) => objects.get(key));
  // Of one without an address, the DNS knows the Pods only.
  return asked.some((service) => (says(ASKS) || (service?.spec?.['clusterIP'] === 'None' && says(/\b(?:nslookup|dig)\b/))) && hasNothingBehind(service, state)) ? maker : undefined;
}

function hasNothingBehind(service: Manifest | undefined, { objects, open }: Pick<State, 'objects' | 'open'>): boolean {
  const selector = service?.spec?.['selector'] as Record<string, string> | null | undefined;
  return Boolean(selector) && ![...objects].some(([key, object]) => !open.has(key) && matches({ matchLabels: selector ?? {} }, podLabelsOf(object) ?? {}));
}

function waiting(item: Drafted, line: number, state: State): Drafted {
  for (const { object, does } of item.effects) if (does === 'makes') state.open.set(object, item.line);
  if (state.shell) state.shell.waitsFor = line;
  return { ...item, lines: [todo(item.line, `it needs what line ${line} is to do; then take these steps in`), ...commentedOut(item.lines)], isHeld: true, waitsFor: `line ${line}`, effects: [], uses: [], images: [], files: [], sets: [], reads: [], wouldDo: item.effects };
}

/** A line that nothing can be made up for: its author takes its steps in once what they need is there. */
export function held(item: Drafted, { absent = '', files }: Pick<Learned, 'absent' | 'files'>, state: State): Drafted {
  if (files.length > 0 && !/ --dry-run\b|^kubectl (?:get|describe|diff|explain|set|rollout|wait|delete|label|annotate|edit|logs)\b/.test(item.text)) state.heldAt ??= item.line;
  return { ...item, lines: [todo(item.line, `${absent}; then take these steps in`), ...commentedOut(item.lines)], isHeld: true, images: [], files: [] };
}

function speaksOfOpen(line: Line, { open }: State): boolean {
  return isStep(line) && line.claim?.objects.some((object) => open.has(object)) === true;
}
