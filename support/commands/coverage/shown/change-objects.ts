import { parse } from 'yaml';
import { optionOf, type KubectlLine } from '../../draft/lines/kubectl-line';
import { changed, copyOf, lose, loseAll, remove, undo } from './change';
import { homeOf, keyOf, listAt, podOf, valueAt, type Made, type World } from './made';
import { isMap } from '../../../system/is-map';

const ALL = new Set(['Pod', 'Service', 'Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'HorizontalPodAutoscaler']);

/** What a line of kubectl does to objects that are there. */
export function changeObjects(world: World, line: KubectlLine, place: string): void {
  const { objects } = world;
  if (line.verb === 'config') return useNamespace(world, line);
  if (line.verb === 'label' && line.kinds.concat(line.targets.map(({ kind }) => kind)).includes('Pod')) objects.hasStrays = true;
  const change = CHANGES[`${line.verb} ${line.second}`.trim()] ?? CHANGES[line.verb];
  if (!change) return;
  if (line.isComputed && line.targets.length === 0) return loseAll(objects);
  for (const made of concerned(world, line)) {
    if (line.isComputed) lose(objects, made);
    else change(world, made, line, place);
  }
}

/** The objects that a line names, in words, in files or by their labels. */
function concerned({ objects, files, own }: World, line: KubectlLine): Made[] {
  const namespace = homeOf({ objects, own }, optionOf(line, 'namespace'));
  const inFiles = line.files.flatMap((file) => files.objectsOf(file) ?? []).map(({ kind, metadata }) => `${kind}/${metadata?.name ?? ''}`);
  const lost = line.files.filter((file) => files.objectsOf(file) === undefined).flatMap((file) => objects.ofFiles.get(file) ?? []);
  const selector = optionOf(line, 'selector');
  return [...objects.all.values()].filter((made) => {
    if (line.verb === 'delete' && line.targets.some(({ kind, name }) => kind === 'Namespace' && name === made.namespace)) return true;
    if ([...inFiles, ...lost].includes(`${made.kind}/${made.name}`)) return true;
    if (made.namespace !== namespace && !line.options.has('all-namespaces')) return false;
    if (line.targets.some(({ kind, name }) => kind === made.kind && name === made.name)) return true;
    const isOfKind = line.kinds.includes(made.kind) || (line.kinds.includes('all') && ALL.has(made.kind));
    return isOfKind && line.targets.length === 0 && (selector === undefined ? line.options.has('all') : mayHave(made, selector));
  });
}

/** Whether an object has the labels, or nobody knows. */
function mayHave({ value }: Made, selector: string): boolean {
  if (!value || /[!(]/.test(selector)) return true;
  return selector.split(',').every((pair) => value.metadata?.labels?.[pair.split(/==?/)[0] ?? ''] === pair.split(/==?/)[1]);
}

type Change = (world: World, made: Made, line: KubectlLine, place: string) => void;

const awaited: Change = ({ objects }, made, line) => {
  if (optionOf(line, 'watch') === 'false') return;
  objects.all.set(keyOf(made), { ...made, isRolling: false, isShrinking: false, isAwaited: true });
};

const retemplated: Change = (world, made, line, place) => {
  const value = copyOf(made);
  const template = value?.spec['template'] as Record<string, unknown> | undefined;
  if (!value || !template) return lose(world.objects, made);
  // Each restart, and each other value, makes a template of its own.
  template['changed'] = [line.verb, line.second, ...line.rest, line.second === 'restart' ? (made.revisions?.at(-1)?.number ?? 0) : ''];
  world.objects.all.set(keyOf(made), changed(made, value, place));
};

/** `tier=front` gives a label, `tier-` removes it. */
const relabelled: Change = ({ objects }, made, { rest }) => {
  const value = copyOf(made);
  if (!value) return;
  const labels = { ...value.metadata?.labels };
  for (const pair of rest) {
    if (pair.endsWith('-')) delete labels[pair.slice(0, -1)];
    else if (pair.includes('=')) labels[pair.slice(0, pair.indexOf('='))] = pair.slice(pair.indexOf('=') + 1);
  }
  objects.all.set(keyOf(made), { ...made, value: { ...value, metadata: { ...value.metadata, labels } } });
};

const CHANGES: Readonly<Record<string, Change>> = {
  'delete': ({ objects }, made, line) => {
    if (line.options.has('cascade')) objects.hasStrays = true;
    remove(objects, made);
  },
  'scale': ({ objects }, made, line, place) => {
    const [value, count] = [copyOf(made), Number(optionOf(line, 'replicas') ?? NaN)];
    if (!value || !Number.isInteger(count) || line.options.has('current-replicas')) return lose(objects, made);
    value.spec['replicas'] = count;
    objects.all.set(keyOf(made), changed(made, value, place));
  },
  'set image': ({ objects }, made, line, place) => {
    const value = copyOf(made);
    const spec = value && podOf({ ...made, value })?.spec;
    if (!value || !spec) return lose(objects, made);
    for (const pair of line.rest) for (const container of [...listAt(spec, 'containers'), ...listAt(spec, 'initContainers')] as Record<string, unknown>[]) if ([container['name'], '*'].includes(pair.split('=')[0])) container['image'] = pair.slice(pair.indexOf('=') + 1);
    objects.all.set(keyOf(made), changed(made, value, place));
  },
  'set': retemplated,
  'rollout restart': retemplated,
  'rollout undo': ({ objects }, made, line, place) => undo(objects, made, Number(optionOf(line, 'to-revision') ?? 0), place),
  'rollout status': awaited,
  'wait': (world, made, line, place) => {
    if (/^condition=(?:available|ready|complete)$/i.test(optionOf(line, 'for') ?? '') && (made.kind === 'Job' || made.kind === 'Pod')) awaited(world, made, line, place);
  },
  'patch': ({ objects }, made, line, place) => {
    const [value, patch] = [copyOf(made), structure(optionOf(line, 'patch') ?? '')];
    if (!value || !isMap(patch) || optionOf(line, 'type') === 'json' || JSON.stringify(patch).includes('[')) return lose(objects, made);
    merge(value, patch);
    objects.all.set(keyOf(made), changed(made, value, place));
  },
  'label': relabelled,
  'edit': ({ objects }, made) => lose(objects, made),
};

function useNamespace({ objects, own }: World, line: KubectlLine): void {
  const said = optionOf(line, 'namespace');
  if (line.second === 'set-context') objects.namespace = said === undefined || said === own ? '' : said;
}

function structure(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function merge(target: object, patch: Record<string, unknown>): void {
  const values = target as Record<string, unknown>;
  for (const [key, value] of Object.entries(patch)) {
    if (isMap(value) && isMap(valueAt(values, key))) merge(values[key] as object, value);
    else values[key] = value ?? undefined;
  }
}
