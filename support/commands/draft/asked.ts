import { distance } from 'fastest-levenshtein';
import { manifestsIn } from './manifests/read-manifests';
import { called as calledAs, type Manifest } from './objects/object-claims';
import { standIn, type Known } from './objects/stand-in';
import type { Asked, State } from './state';

/** Values that only a cluster, a registry or a person's own accounts have: a made-up one would only seem to be right. */
const NOT_MADE_UP = /(?:^|[^a-z])(?:ids?|pid|ip|ips|port|ports|hash|token|password|passwd|secret|url|uri|address|host|hostname|domain|fqdn|key|keys|version|revision|cidr|uid|digest|sha|path|dir|directory|home|file|filename|region|zone|account|cluster|context|command|cmd|options?|flags?|args?|type|kind|resource|number|n|count|size|value)(?:$|[^a-z])/i;

/** A name in place of one that the reader chooses: `<your-name>` is your-name. The author is asked for it once. @param mayBeAny whether nothing reads it @returns undefined if no made-up name would do */
export function nameFor(state: State, placeholder: string, meant: string, mayBeAny = false): string | undefined {
  const words = wordsOf(meant);
  return words === undefined || (!mayBeAny && NOT_MADE_UP.test(words)) ? undefined : ask(state, placeholder, 'value', words);
}

/** The words of a placeholder, as a name. */
export function wordsOf(meant: string): string | undefined {
  const words = (meant.split('.').at(-1) ?? meant).replaceAll(/([a-z])([A-Z])/g, '$1-$2').replaceAll(/[^A-Za-z0-9]+/g, '-').toLowerCase().replaceAll(/^-+|-+$/g, '');
  return words === '' || words.length > 30 || /^\d/.test(words) ? undefined : words;
}

/** @returns what stands in its place */
export function ask(state: State, what: string, is: Asked['is'], value: string): string {
  const asked = state.asked.get(what) ?? { is, value, lines: [] };
  if (!asked.lines.includes(state.line)) asked.lines.push(state.line);
  state.asked.set(what, asked);
  return asked.value;
}

/** A file with names in place of the placeholders that stand as values: `name: <your-name>`. */
export function withValues(state: State, text: string): string {
  return text.replaceAll(/^([^\n#]*[:-][ ]+["']?[\w./-]*)(<([A-Za-z][\w .-]*)>)/gm, (whole, before: string, placeholder: string, meant: string) => {
    const value = nameFor(state, placeholder, meant);
    return value === undefined ? whole : `${before}${value}`;
  });
}

/** A file that a line applies and that the text shows only further down, or nowhere: then the author is asked for it once. Of a folder, for its files. @param isData whether it makes no objects @returns its name; undefined if it cannot be a file of the fixtures */
export function laterOrAsked(state: State, name: string, isData = false): string | undefined {
  const later = state.later.get(name);
  if (later !== undefined) return name;
  if (!/^[A-Za-z0-9][\w./-]*$|^\.env$/.test(name) || name.includes('..')) return undefined;
  if (isData && !/\.\w+$/.test(name)) return undefined;
  ask(state, name, 'file', state.addresses.get(name) ?? name);
  // An image, and what is only data, makes no objects.
  if (name !== 'Dockerfile' && !isData && state.standing?.has(name) !== true) state.isUncertain = true;
  return isData || /\.(?:ya?ml|json)$|^Dockerfile$/.test(name) ? name : `${name}/TODO.yaml`;
}

/** What stands in a file that is nowhere. */
export const NOWHERE = '# TODO: the text names this file, and neither shows it nor has it beside it\n';

/** What the author must know of the whole draft, and is asked for: above everything else. */
export function questions({ asked, namespaces, makers }: Pick<State, 'asked' | 'namespaces' | 'makers'>): string[] {
  const lines = (numbers: readonly number[]): string => `line${numbers.length === 1 ? '' : 's'} ${numbers.join(', ')}`;
  const names = [...namespaces].sort();
  return [
    ...(names.length > 0 ? [`the run’s own namespace takes the place of ${names.join(', ')}: lines are typed without -n, and the run makes and deletes it`] : []),
    ...[...asked].map(([what, { is, value, lines: at }]) => `${question(what, is, value, lines(at))}${is === 'object' ? nearest(what, makers) : ''}`),
  ];
}

/** An object of the text whose name has a letter or two otherwise: maybe it is meant. */
function nearest(called: string, makers: State['makers']): string {
  const made = [...makers.values()].map(({ manifest: { kind, metadata } }) => calledAs(kind, metadata?.name ?? ''));
  const near = made.find((one) => one.length > 8 && distance(one, called) <= 2 && one.replaceAll(/\d/g, '') !== called.replaceAll(/\d/g, '') && one.split(' "')[0] === called.split(' "')[0]);
  return near === undefined ? '' : `. Did you mean ${near}?`;
}

function question(what: string, is: Asked['is'], value: string, lines: string): string {
  switch (is) {
    case 'file':
      return `what is in ${what} (${lines})? ${value === what ? 'Write' : `--fetch takes it from ${value}; or write`} it in the fixtures, where TODO stands for it`;
    case 'solution':
      return `${what} (${lines}) has gaps that its reader fills in: ${value} stands in its place; see whether it is what the text asks for`;
    case 'object':
      return `what is ${what} (${lines})? Nothing in the text makes it: write it in ${value}, which is there before the reader begins`;
    case 'service':
      return `the cluster must have ${what} (${lines}): ${value}`;
    case 'version':
      return `${what} (${lines}) is no longer there: ${value} stands in its place; change the text`;
    case 'slip':
      return `${what} (${lines}) cannot be meant: ${value.trim() === '' ? 'a blank' : value} stands in its place; change the text`;
    case 'charts':
      return `the reader’s machine must reach ${what} (${lines}): ${value}`;
    case 'value':
      return `what is ${what} (${lines})? ${value} stands in its place`;
  }
}

/** What an author is asked for whose YAML no program reads. */
export const TABS = 'tabs in YAML';

/** The scene of the lab: what its lines need, and nothing in the text makes. */
export const BEFORE = 'before.yaml';

/** Whether something stands in the scene for an object that the author is asked for. @param called `deployment "web"` */
export function hasStandIn(called: string): boolean {
  return standInFor(called) !== undefined;
}

/** What stands in the scene for an object, or would. */
export function objectInPlaceOf(called: string, { fixtures }: Pick<State, 'fixtures'>): Manifest | undefined {
  const scene = manifestsIn(fixtures.get(BEFORE) ?? '').find(({ kind, metadata }) => calledAs(kind, metadata?.name ?? '') === called);
  return scene ?? manifestsIn(standInFor(called) ?? '')[0];
}

function standInFor(called: string, known: Known = {}): string | undefined {
  const [, kind = '', name = ''] = /^(.*) "(.*)"$/.exec(called) ?? [];
  return standIn(kind, name, known);
}

/** An object that a line needs, and that nothing in the text makes: the author is asked for it once, as a part of the scene. @param called `deployment "web"` @returns undefined if a person must see to each line: the cluster has made its name */
export function fromBefore(state: State, called: string, known: Known = {}): string | undefined {
  if (/-(?:[a-f0-9]{8,10}-)?[bcdf-hj-np-tv-z0-9]{5}"$/.test(called) && /^(?:pod|replica set|secret|persistent volume claim) /.test(called)) return undefined;
  if (manifestsIn(state.fixtures.get(BEFORE) ?? '').some(({ kind, metadata }) => calledAs(kind, metadata?.name ?? '') === called) && !state.asked.has(called)) return called;
  const isNew = !state.asked.has(called);
  ask(state, called, 'object', BEFORE);
  if (!isNew) addKeys(state, called, known.keys ?? []);
  if (!isNew) return called;
  const before = state.fixtures.get(BEFORE) ?? '';
  const object = standInFor(called, known);
  const part = `# TODO: ${called}, which nothing in the text makes${object === undefined ? '' : '; this stands in its place'}\n${object ?? ''}`;
  state.fixtures.set(BEFORE, before === '' ? part : `${before}${/^[a-zA-Z]/m.test(before) && object !== undefined ? '---\n' : ''}${part}`);
  return called;
}

/** Another Pod may ask for other keys of the same ConfigMap, or Secret. */
function addKeys(state: Pick<State, 'fixtures'>, called: string, keys: readonly string[]): void {
  addTo(state, called, /^ {2}([\w.-]+): "?TODO: /gm, keys, (all) => ({ keys: all }));
}

/** The containers of a stand-in have the names that lines have for them. */
export function nameContainers(state: Pick<State, 'fixtures'>, called: string, names: readonly string[]): void {
  const isUnnamed = state.fixtures.get(BEFORE)?.includes(standInFor(called) ?? BEFORE) === true;
  addTo(state, called, isUnnamed ? /(?!)/g : /^ +- name: ([a-z][\w-]*)$/gm, names, (all) => ({ containers: all }));
}

/** What a stand-in has, with what a further line needs of it. @param has how that stands in it */
function addTo({ fixtures }: Pick<State, 'fixtures'>, called: string, has: RegExp, needed: readonly string[], knownOf: (all: string[]) => Known): void {
  const before = fixtures.get(BEFORE) ?? '';
  const part = before.split('---\n').find((one) => one.startsWith(`# TODO: ${called}, which nothing in the text makes; this stands in its place\n`));
  const known = [...(part ?? '').matchAll(has)].map(([, name = '']) => name);
  const all = [...new Set([...known, ...needed])];
  if (part === undefined || all.length === known.length) return;
  fixtures.set(BEFORE, before.replace(part, () => `${part.split('\n')[0] ?? ''}\n${standInFor(called, knownOf(all)) ?? ''}`));
}
