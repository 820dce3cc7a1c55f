import { missingPassword } from './databases';
import type { LabText } from '../../../text/lab-text';
import { isMap } from '../../../system/is-map';
import { fromBefore } from '../asked';
import type { Step } from '../drafted';
import { givenInFolder } from '../manifests/elsewhere-in-folder';
import { runsPods, type State } from '../state';
import { called, keyOf, type Manifest } from './object-claims';
import { podSpecOf } from './place-of';

interface Needed {
  kind: 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim' | 'ServiceAccount';
  name: string;
  /** Those that Pods ask for. */
  keys: string[];
}

const KINDS: Readonly<Record<string, Needed['kind']>> = { configMap: 'ConfigMap', configMapRef: 'ConfigMap', configMapKeyRef: 'ConfigMap', secret: 'Secret', secretRef: 'Secret', secretKeyRef: 'Secret', persistentVolumeClaim: 'PersistentVolumeClaim' };
const CREATES = /\bcreate (?:(configmaps?|cm)|(serviceaccounts?|sa)|(roles?)|secrets? (?:generic|tls|docker-registry)) +["']?([\w.-]+)/g;
const MANIFEST = /\bkind: *["']?(ConfigMap|Secret|PersistentVolumeClaim|ServiceAccount|Role)\b[^]*?\bname: *["']?([\w.-]+)/g;
/** Objects that are not seen come from these; and a text may be about what happens without them. */
const UNSEEN = /\bhelm (?:install|upgrade)\b|kubectl [^\n]*-k\b|kustomize|\.sh\b|CreateContainerConfigError|FailedMount|MountVolume|couldn't find key/;

/** The ConfigMaps, Secrets and claims that a text makes anywhere; undefined if it may make others, too. */
export function madeAnywhere({ blocks }: LabText): ReadonlySet<string> | undefined {
  const texts = blocks.flatMap(({ text, commands = [] }) => [text, ...commands.map((command) => command.text)]);
  if (texts.some((text) => UNSEEN.test(text))) return undefined;
  const created = texts.flatMap((text) => [...text.matchAll(CREATES)].map(([, map, account, role, name = '']) => keyOf(map !== undefined ? 'ConfigMap' : account !== undefined ? 'ServiceAccount' : role !== undefined ? 'Role' : 'Secret', name)));
  return new Set([...created, ...texts.flatMap((text) => [...text.matchAll(MANIFEST)].map(([, kind = '', name = '']) => keyOf(kind, name)))]);
}

/** ConfigMaps, Secrets and claims that Pods of a line cannot do without, and that nothing in the text makes: they are there before the reader begins, and the author is asked for each once. */
export function askForNeeded(manifests: readonly Manifest[], state: State): void {
  if (state.isUncertain || state.makes === undefined) return;
  const together = new Set(manifests.map(({ kind, metadata }) => keyOf(kind, metadata?.name ?? '')));
  for (const { kind, name, keys } of [...manifests.filter(runsPods).flatMap(neededBy), ...manifests.filter(runsPods).flatMap(passwordsOf), ...manifests.flatMap(accountOf)]) {
    const isMade = state.objects.has(keyOf(kind, name)) || state.makes.has(keyOf(kind, name)) || together.has(keyOf(kind, name));
    if (!isMade && !givenInFolder(kind, name, state)) fromBefore(state, called(kind, name), { keys });
  }
  // Who has no more rights than a run may not bind a role that is not there.
  for (const key of manifests.flatMap(roleOf)) if (!state.objects.has(key) && !state.makes.has(key) && !together.has(key)) givenInFolder('Role', key.slice('Role/'.length), state);
}

/** A key that Pods of a line ask for, and that a ConfigMap or a Secret of the text does not have: they would not start. */
export function whyWithoutKey(manifests: readonly Manifest[], { objects, touched }: Pick<State, 'objects' | 'touched'>): string | undefined {
  const makerOf = (key: string): Manifest | undefined => manifests.find(({ kind, metadata }) => keyOf(kind, metadata?.name ?? '') === key) ?? objects.get(key);
  for (const { kind, name, keys } of manifests.filter(runsPods).flatMap(neededBy)) {
    const { apiVersion, data = {}, stringData = {}, binaryData = {} } = (makerOf(keyOf(kind, name)) ?? {}) as Record<string, object | undefined>;
    const has = Object.keys({ ...data, ...stringData, ...binaryData });
    // A value that the shell computes hides a key of a line, and none of a manifest.
    const missing = apiVersion === undefined || has.length === 0 || touched.has(keyOf(kind, name)) ? undefined : keys.find((key) => !has.includes(key));
    if (missing !== undefined) return `${called(kind, name)} has no key ${missing}, which its Pods ask for; it has ${has.join(', ')}`;
  }
  return undefined;
}

/** Thens without tokens whose account the text makes only further down, or in a place that is not known: Kubernetes removes them. */
export function withoutEarlyTokens(claims: readonly Step[], made: readonly Manifest[], { objects, asked }: Pick<State, 'objects' | 'asked'>): Step[] {
  const isEarly = (object: Manifest): boolean => accountOf(object).some(({ kind, name }) => !objects.has(keyOf(kind, name)) && !asked.has(called(kind, name)));
  const early = made.filter(isEarly).map(({ kind, metadata }) => keyOf(kind, metadata?.name ?? ''));
  return claims.filter(({ claim }) => claim?.objects.some((object) => early.includes(object)) !== true);
}

/** The account of a token: Kubernetes removes a token of nobody. */
function accountOf({ kind, type, metadata }: Manifest): Needed[] {
  const name = (metadata as { annotations?: Record<string, string> } | undefined)?.annotations?.['kubernetes.io/service-account.name'];
  return kind === 'Secret' && type === 'kubernetes.io/service-account-token' && name !== undefined && name !== 'default' ? [{ kind: 'ServiceAccount', name, keys: [] }] : [];
}

/** The key of a whole Secret that a database is given as its variables. */
function passwordsOf(object: Manifest): Needed[] {
  const { containers } = podSpecOf(object);
  return (Array.isArray(containers) ? (containers as { image?: unknown; env?: unknown; envFrom?: { secretRef?: { name?: unknown } }[] }[]) : []).flatMap(({ image, env, envFrom }) => {
    const key = missingPassword(image, env);
    const name = Array.isArray(envFrom) ? envFrom.map((from) => from.secretRef?.name).find((each) => typeof each === 'string') : undefined;
    return key === undefined || name === undefined ? [] : [{ kind: 'Secret' as const, name, keys: [key] }];
  });
}

function roleOf(manifest: Manifest): string[] {
  const { kind = '', name = '' } = (manifest as { roleRef?: { kind?: string; name?: string } }).roleRef ?? {};
  return manifest.kind === 'RoleBinding' && kind === 'Role' ? [keyOf(kind, name)] : [];
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
