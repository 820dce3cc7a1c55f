import type { LabText } from '../../../text/lab-text';
import { isMap } from '../../../system/is-map';
import { fromBefore } from '../asked';
import { givenInFolder } from '../manifests/elsewhere-in-folder';
import { runsPods, type State } from '../state';
import { called, keyOf, type Manifest } from './object-claims';

interface Needed {
  kind: 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim';
  name: string;
  /** Those that Pods ask for. */
  keys: string[];
}

const KINDS: Readonly<Record<string, Needed['kind']>> = { configMap: 'ConfigMap', configMapRef: 'ConfigMap', configMapKeyRef: 'ConfigMap', secret: 'Secret', secretRef: 'Secret', secretKeyRef: 'Secret', persistentVolumeClaim: 'PersistentVolumeClaim' };
const CREATES = /\bcreate (?:(configmaps?|cm)|secrets? (?:generic|tls|docker-registry)) +["']?([\w.-]+)/g;
const MANIFEST = /\bkind: *["']?(ConfigMap|Secret|PersistentVolumeClaim)\b[^]*?\bname: *["']?([\w.-]+)/g;
/** Objects that are not seen come from these; and a text may be about what happens without them. */
const UNSEEN = /\bhelm (?:install|upgrade)\b|kubectl [^\n]*-k\b|kustomize|\.sh\b|CreateContainerConfigError|FailedMount|MountVolume|couldn't find key/;

/** The ConfigMaps, Secrets and claims that a text makes anywhere; undefined if it may make others, too. */
export function madeAnywhere({ blocks }: LabText): ReadonlySet<string> | undefined {
  const texts = blocks.flatMap(({ text, commands = [] }) => [text, ...commands.map((command) => command.text)]);
  if (texts.some((text) => UNSEEN.test(text))) return undefined;
  const created = texts.flatMap((text) => [...text.matchAll(CREATES)].map(([, map, name = '']) => keyOf(map === undefined ? 'Secret' : 'ConfigMap', name)));
  return new Set([...created, ...texts.flatMap((text) => [...text.matchAll(MANIFEST)].map(([, kind = '', name = '']) => keyOf(kind, name)))]);
}

/** ConfigMaps, Secrets and claims that Pods of a line cannot do without, and that nothing in the text makes: they are there before the reader begins, and the author is asked for each once. */
export function askForNeeded(manifests: readonly Manifest[], state: State): void {
  if (state.isUncertain || state.makes === undefined) return;
  for (const { kind, name, keys } of manifests.filter(runsPods).flatMap(neededBy)) {
    const isMade = state.objects.has(keyOf(kind, name)) || state.makes.has(keyOf(kind, name));
    if (!isMade && !givenInFolder(kind, name, state)) fromBefore(state, called(kind, name), keys);
  }
}

function neededBy(value: unknown): Needed[] {
  if (Array.isArray(value)) return value.flatMap(neededBy);
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const kind = KINDS[key];
    if (kind === undefined || !isMap(inner) || inner['optional'] === true) return neededBy(inner);
    const name = inner['secretName'] ?? inner['claimName'] ?? inner['name'];
    const items = Array.isArray(inner['items']) ? (inner['items'] as unknown[]).flatMap((item) => (isMap(item) ? [item['key']] : [])) : [inner['key']];
    return typeof name === 'string' ? [{ kind, name, keys: items.filter((item) => typeof item === 'string') }] : [];
  });
}
