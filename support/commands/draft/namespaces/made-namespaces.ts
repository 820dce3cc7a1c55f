import { globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LabText } from '../../../text/lab-text';
import { kindOfWord } from '../lines/kinds';
import { manifestsIn } from '../manifests/read-manifests';
import { filesShown } from '../manifests/shown-by-cat';
import { installsForAll, isAddonPlace, linesOf, namesAddress, namespaceIn, placesOfAddons } from './addon-places';

const OF_CLUSTER = /^(?:default|kube-(?:system|public|node-lease|flannel))$/;
const LARGEST = 100_000;
/** `kubectl create ns dev`, `helm install ... -n dev --create-namespace`. */
const CREATES = /\bcreate (?:ns|namespaces?) ([a-z0-9][a-z0-9-]*)/g;
/** Which one its reader marks is theirs. */
const MARKS = /\bkubectl (?:label|annotate) (?:ns|namespaces?)[ /]([a-z0-9][a-z0-9-]*)(?=\s)(?![^]*pod-security)/;

/** The namespaces that a text makes, or puts its own things into: a run has only one, and that one takes the place of all of them. */
export function madeNamespaces(text: LabText): Set<string> {
  const texts = [...filesShown(text).values(), ...text.blocks.flatMap(({ kind, text: file, commands = [] }) => [...commands.map((command) => command.text), ...(kind === 'file' ? [file] : [])])];
  const places = placesOfAddons(text);
  const filled = new Set(texts.flatMap((each) => [...filledByLines(each), ...filledByFile(each)]));
  const made = texts.flatMap((each) => [...madeByLines(each), ...namespacesIn(each)]);
  return new Set([...made.filter((name) => !places.has(name) || filled.has(name)), ...[...filled, ...texts.flatMap((each) => MARKS.exec(each)?.[1] ?? []), ...lookedAt(texts, dirname(text.path))].filter((name) => !isAddonPlace(name, places))].filter((name) => !isOfCluster(name)));
}

/** Those that lines only look at, where files beside the text put their objects there: the lab goes on with what these make. */
function lookedAt(texts: readonly string[], folder: string): string[] {
  const named = new Set(texts.flatMap(linesOf).filter((line) => /\bkubectl\b/.test(line)).flatMap((line) => namespaceIn(line) ?? []));
  if (named.size === 0) return [];
  const files = globSync('*.{yaml,yml}', { cwd: folder }).map((file) => join(folder, file)).filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true && statSync(file).size <= LARGEST);
  return [...new Set(files.flatMap((file) => filledByFile(readFileSync(file, 'utf8'))))].filter((name) => named.has(name));
}

/** Whether Kubernetes itself has a namespace. */
export function isOfCluster(name: string): boolean {
  return OF_CLUSTER.test(name);
}

function madeByLines(text: string): string[] {
  return linesOf(text).filter((line) => !installsForAll(line)).flatMap((line) => [...[...line.matchAll(CREATES)].map(([, name = '']) => name), line.includes('--create-namespace') ? (namespaceIn(line) ?? []) : []].flat());
}

/** Namespaces that the reader has from before. What an address installs has its own place. */
function filledByLines(text: string): string[] {
  const spelled = /^(?:export )?\w+=["'](?:-n|--namespace)[= ]+([a-z0-9][a-z0-9-]*)["']$/.exec(text.trim())?.[1];
  if (spelled !== undefined) return [spelled];
  const own = linesOf(text).filter((line) => !namesAddress(line) && !installsForAll(line) && (/\b(?:kubectl|k|oc)\b.* (?:create|run|apply|expose|set|scale|patch|rollout|autoscale|exec|port-forward) /.test(` ${line.replaceAll(/\s+/g, ' ')} `) || /^\s*helm (?:install|upgrade) /.test(line)));
  return own.flatMap((line) => namespaceIn(line) ?? []);
}

/** The namespaces that objects of Kubernetes' own kinds name: other kinds belong to what the cluster must have. */
export function filledByFile(text: string): string[] {
  if (!/^ +namespace:|^metadata: *\{[^\n]*namespace:/m.test(text)) return [];
  const objects = manifestsIn(manifestOf(text)) as { kind: string; metadata?: { namespace?: unknown } }[];
  return objects.flatMap(({ kind, metadata: { namespace } = {} }) => (kindOfWord(kind)?.isNamespaced === true && typeof namespace === 'string' ? [namespace] : []));
}

/** `kind: Namespace` */
export function namespacesIn(text: string): string[] {
  if (!/\bkind:\s*["']?Namespace\b/.test(text)) return [];
  return manifestsIn(manifestOf(text)).filter(({ kind }) => kind === 'Namespace').flatMap(({ metadata }) => metadata?.name ?? []);
}

/** What stands below a line, without the line. */
function manifestOf(text: string): string {
  return text.replace(/^[^\n]*<<-?\s*["']?\w+[^\n]*\n/, '').replace(/\n\s*[A-Z]{3,}\s*$/, '');
}
