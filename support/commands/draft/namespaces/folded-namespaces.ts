import { parseAllDocuments } from 'yaml';
import { keyOf } from '../objects/object-claims';
import { manifestsIn } from '../manifests/read-manifests';
import type { State } from '../state';
import { filledByFile, isOfCluster, namespacesIn } from './made-namespaces';
import { isAddonPlace } from './addon-places';

/** Stands in files for the run's own namespace, until they are written. */
export const IN_FILES = 'NAMESPACE-OF-THE-RUN';
const ONLY = '# The namespace of the text is the run’s own.';

/** A file of manifests without the namespaces themselves, and in none of them. Notes which objects the text has in several. */
export function folded(state: State, text: string): string {
  for (const name of [...namespacesIn(text), ...filledByFile(text).filter((each) => !isAddonPlace(each, state.addonPlaces))]) if (!isOfCluster(name)) state.namespaces.add(name);
  noteHomes(state, text);
  const names = [...state.namespaces].join('|');
  const hosts = [...state.namespaces, 'default'].join('|');
  // `namespace: lab-$USER`: envsubst would write each reader's own.
  const plain = inOwnNamespace(withoutNamespaces(text), hosts).replaceAll(/^[ ]{2}namespace:[ ]*["']?[\w-]*\$\{?\w+\}?[\w-]*["']?[ ]*(?:#.*)?(?:\n|$)/gm, '');
  const placed = subjectsInRun(plain, [...state.namespaces, 'default']).replaceAll(/^ {2}namespace:[ ]*["']?default["']?[ ]*(?:#.*)?(?:\n|$)/gm, '');
  return names === '' ? placed : withoutInBraces(placed, names).replaceAll(new RegExp(`^[ ]+namespace:[ ]*["']?(?:${names})["']?[ ]*(?:#.*)?(?:\\n|$)`, 'gm'), '');
}

/** Hosts by the names that they have in their own namespace: `web.shop.svc.cluster.local`, `http://web.shop:80`. A Service that stands for one needs the whole name. */
function inOwnNamespace(text: string, names: string): string {
  const whole = new RegExp(`(?<![\\w-])((?!kubernetes\\.default)[a-z0-9][a-z0-9-]*)\\.(?:${names})\\.svc(?:\\.cluster\\.local)?\\.?(?![\\w.-])`, 'g');
  const short = new RegExp(`(?<=://)((?!kubernetes\\.default)[a-z0-9][a-z0-9-]*)\\.(?:${names})(?=[:/"'\\s]|$)`, 'g');
  return text.split('\n').map((line) => (/externalName:|\bDNS[:.]|resolver\b/.test(line) ? line : line.replaceAll(whole, '$1').replaceAll(short, '$1'))).join('\n');
}

/** `metadata: { name: web, namespace: shop }` */
function withoutInBraces(text: string, names: string): string {
  const named = `namespace:[ ]*["']?(?:${names})["']?`;
  return text.replaceAll(new RegExp(`^(metadata:[ ]*\\{.*?),[ ]*${named}(?=[ ]*[,}])`, 'gm'), '$1').replaceAll(new RegExp(`^(metadata:[ ]*\\{[ ]*)${named}[ ]*,[ ]*`, 'gm'), '$1');
}

/** A binding must name the namespace of its service accounts: that of the run, which has no name yet. */
function subjectsInRun(text: string, names: readonly string[]): string {
  if (!/^subjects:/m.test(text)) return text;
  const named = new RegExp(`(\\bnamespace:[ ]*)["']?(?:${names.join('|')})["']?(?=[ ]*(?:[,}#]|$))`);
  let isWithin = false;
  return text.split('\n').map((line) => {
    if (/^[^\s#-]/.test(line)) isWithin = line.startsWith('subjects:');
    return isWithin ? line.replace(named, (_, key: string) => `${key}${IN_FILES}`) : line;
  }).join('\n');
}

function noteHomes(state: State, text: string): void {
  for (const { kind, metadata } of manifestsIn(text) as { kind: string; metadata?: { name?: string; namespace?: string } }[]) {
    const object = keyOf(kind, metadata?.name ?? '');
    state.declaredIn.delete(object);
    if (metadata?.namespace === undefined) continue;
    state.declaredIn.set(object, metadata.namespace);
    state.declared.add(object);
    noteHome(state, object, metadata.namespace);
  }
}

/** The namespace of a line, as the text has it. Notes where later lines work then. */
export function homeOf(state: State, text: string): string {
  const moved = /set-context\b[^\n]*--namespace[= ]["']?([\w-]+)/.exec(text)?.[1] ?? /^(?:kubens|kn)\s+([\w-]{2,})/.exec(text)?.[1];
  if (moved !== undefined) state.current = moved;
  return /\s(?:-n|--namespace)[= ]*["']?([a-z0-9][a-z0-9-]*)/.exec(text)?.[1] ?? state.current;
}

/** Why an object that a line makes cannot be made; undefined if none of them is in two namespaces at once. @param here the objects of the task so far */
export function clashOf(state: State, made: readonly string[], home: string, here: ReadonlySet<string>): string | undefined {
  for (const object of made) if (!state.declared.has(object)) noteHome(state, object, home);
  const object = made.find((each) => state.clashing.has(each) && here.has(each));
  return object === undefined ? undefined : `the text has ${object} in the namespaces ${(state.clashing.get(object) ?? []).join(' and ')}, and a run has only one`;
}

/** A file, or the part of a line, that has nothing but a namespace. */
export function isOnlyNamespace(text: string): boolean {
  return text.trim() === ONLY;
}

/** Notes the namespace in which the text makes an object. */
export function noteHome(state: State, object: string, namespace: string): void {
  const home = state.homes.get(object);
  if (home !== undefined && home !== namespace) state.clashing.set(object, [home, namespace]);
  else state.homes.set(object, namespace);
}

function withoutNamespaces(text: string): string {
  if (!/^kind:\s*["']?Namespace\b/m.test(text)) return text;
  const documents = text.split(/^---[ \t]*$\n?/m).filter((document) => !parseAllDocuments(document, { logLevel: 'error' }).some((each) => (each.toJS() as { kind?: unknown } | null)?.kind === 'Namespace'));
  const rest = documents.join('---\n');
  return rest.trim() === '' ? `${ONLY}\n` : rest;
}
