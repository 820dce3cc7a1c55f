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
  // `namespace: lab-$USER`: envsubst would write each reader's own.
  const plain = withOwnHosts(withoutInBraces(withoutNamespaces(text), ['default', ...state.namespaces, OF_EACH]), state).replaceAll(new RegExp(`^[ ]{2}namespace:[ ]*["']?${OF_EACH}["']?[ ]*(?:#.*)?(?:\\n|$)`, 'gm'), '');
  const placed = subjectsInRun(plain, [...state.namespaces, 'default']).replaceAll(/^ {2}namespace:[ ]*["']?default["']?[ ]*(?:#.*)?(?:\n|$)/gm, '');
  return names === '' ? placed : placed.replaceAll(new RegExp(`^[ ]+namespace:[ ]*["']?(?:${names})["']?[ ]*(?:#.*)?(?:\\n|$)`, 'gm'), '');
}

/** `lab-$USER` */
const OF_EACH = '[\\w-]*\\$\\{?\\w+\\}?[\\w-]*';

/** `metadata: { name: web, namespace: shop }` */
function withoutInBraces(text: string, names: readonly string[]): string {
  const named = `namespace:[ ]*["']?(?:${names.join('|')})["']?`;
  return text.replaceAll(new RegExp(`^(metadata:[ ]*\\{.*?),[ ]*${named}(?=[ ]*[,}])`, 'gm'), '$1').replaceAll(new RegExp(`^(metadata:[ ]*\\{[ ]*)${named}[ ]*,[ ]*`, 'gm'), '$1');
}

/** `db.shop.svc.cluster.local`: within its own namespace, a service is known by its name. What lines say of the API of Kubernetes stays. */
export function withOwnHosts(text: string, state: Pick<State, 'namespaces' | 'objects' | 'addonPlaces'>): string {
  if (!text.includes('.svc') && !text.includes('://')) return text;
  const services = new Set([...state.objects.values(), ...manifestsIn(text)].filter(({ kind }) => kind === 'Service').map(({ metadata }) => metadata?.name));
  const isOwn = (service: string, place: string): boolean => place === 'default' || state.namespaces.has(place) || (services.has(service) && !isOfCluster(place) && !isAddonPlace(place, state.addonPlaces));
  // `http://db.shop`
  const short = text.replaceAll(/(?<=:\/\/(?:[^\s/@]+@)?)([a-z][a-z0-9-]*)\.([a-z0-9][a-z0-9-]*)(?=[:/\s"']|$)/g, (host, service: string, place: string) => (state.namespaces.has(place) ? service : host));
  // A Service that stands for a host needs its whole name, and so does who asks the DNS itself.
  return short.replaceAll(/(?<!(?:externalName:|\bDNS[:.]|resolver\b).*)(?<![\w-])([a-z][a-z0-9-]*)\.([a-z0-9][a-z0-9-]*)\.svc(?:\.cluster\.local\.?)?(?![\w-]|\.[\w-])/g, (host, service: string, place: string) => (service !== 'kubernetes' && isOwn(service, place) ? service : host));
}

/** A binding must name the namespace of its service accounts: that of the run, which has no name yet. */
function subjectsInRun(text: string, names: readonly string[]): string {
  if (!/^subjects:/m.test(text)) return text;
  const named = new RegExp(`(\\bnamespace:[ ]*)["']?(?:${names.join('|')})["']?(?=[ ]*(?:[,}#]|$))|(\\bname:[ ]*["']?system:serviceaccounts?:)(?:${names.join('|')})(?=[:"'\\s]|$)`);
  let isWithin = false;
  return text.split('\n').map((line) => {
    if (/^[^\s#-]/.test(line)) isWithin = line.startsWith('subjects:');
    return isWithin ? line.replace(named, (_, key: string | undefined, account = '') => `${key ?? account}${IN_FILES}`) : line;
  }).join('\n');
}

function noteHomes(state: State, text: string): void {
  for (const { kind, metadata } of manifestsIn(text) as { kind: string; metadata?: { name?: string; namespace?: string } }[]) {
    const object = keyOf(kind, metadata?.name ?? '');
    state.declaredIn.delete(object);
    if (metadata?.namespace === undefined) continue;
    state.declaredIn.set(object, metadata.namespace);
    declareIn(state, object, metadata.namespace);
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

/** Whether files, and what stands below a line, have nothing but that. */
export function areOnlyNamespaces(files: readonly string[], text: string, state: Pick<State, 'files'>): boolean {
  return (files.length > 0 || text.includes(ONLY)) && files.every((file) => isOnlyNamespace(state.files.get(file) ?? ''));
}

/** Notes the namespace that a manifest names: a line that applies it makes the object there. */
export function declareIn(state: State, object: string, namespace: string): void {
  state.declared.add(object);
  noteHome(state, object, namespace);
}

/** Notes the namespace in which the text makes an object. */
export function noteHome(state: State, object: string, namespace: string): void {
  const home = state.homes.get(object);
  if (home !== undefined && home !== namespace) state.clashing.set(object, [home, namespace]);
  else state.homes.set(object, namespace);
}

function withoutNamespaces(text: string): string {
  if (!/^\s*kind:\s*["']?Namespace\b/m.test(text)) return text;
  const documents = text.split(/^---[ \t]*$\n?/m).filter((document) => !manifestsIn(document).some(({ kind }) => kind === 'Namespace'));
  const rest = documents.join('---\n');
  return rest.trim() === '' ? `${ONLY}\n` : rest;
}
