import { LABELS } from '../namespaces/own-labels';
import { then, quotable, type Effect, type Step } from '../drafted';
import { labelOfNode } from '../objects/node-labels';
import { podLabelsOf } from '../objects/selected';
import { inWords, kindOfWord, WORKLOADS } from './kinds';
import { optionOf, type KubectlLine } from './kubectl-line';
import { called, claimsOf, effectsOf, hasReplicas, imagesIn, keyOf, type Manifest } from '../objects/object-claims';
import { leavesOf } from '../manifests/leaves';
import { parsedOrNot } from '../manifests/read-manifests';
import { madeByFlags } from './made-by-flags';

/** What a line of kubectl does, and what must hold then. */
export interface Done {
  effects: Effect[];
  claims: Step[];
  images: string[];
  /** Objects that are there from now on. */
  made: Manifest[];
}

const LONG = ' within 2 minutes';
const NOTHING: Done = { effects: [], claims: [], images: [], made: [] };

/** @param manifests of the files that the line names @param ownerOf the name of the StatefulSet that a Pod of this name belongs to */
export function doneBy(line: KubectlLine, manifests: readonly Manifest[], ownerOf: (pod: string) => string | undefined, known: readonly Manifest[] = []): Done {
  switch (line.verb) {
    case 'apply':
    case 'replace':
      return making(manifests);
    case 'run':
      return running(line);
    case 'expose':
      return making(madeByFlags(line).map((service) => withSelector(service, line, known)));
    case 'create':
    case 'autoscale':
      return making(line.files.length > 0 || line.options.has('kustomize') ? manifests : madeByFlags(line));
    case 'delete':
      return again(line, known) ?? deleting(line, manifests, ownerOf);
    case 'scale':
      return scaling(line);
    case 'set':
      return setting(line);
    case 'rollout':
      return line.second === 'pause' ? pausing(line) : ['undo', 'restart', 'resume'].includes(line.second) ? rollingOut(line) : NOTHING;
    case 'label':
    case 'annotate':
      return marking(line);
    case 'patch':
      return patching(line);
    default:
      return NOTHING;
  }
}

/** A service that selects what it exposes, as far as that is known. */
function withSelector(service: Manifest, { targets: [target] }: KubectlLine, known: readonly Manifest[]): Manifest {
  const object = known.find(({ kind, metadata }) => kind === target?.kind && metadata?.name === target.name);
  const selector = object?.spec?.['selector'] as { matchLabels?: unknown } | undefined;
  const labels = object && (object.kind === 'Service' ? selector : (selector?.matchLabels ?? podLabelsOf(object)));
  return labels ? { ...service, spec: { ...service.spec, selector: labels } } : service;
}

/** A Pod that is removed at once (`--rm`) needs its image, too. */
function running(line: KubectlLine): Done {
  const done = making(madeByFlags(line));
  return { ...done, images: [...new Set([...done.images, ...(line.options.get('image') ?? [])])] };
}

function making(objects: readonly Manifest[]): Done {
  return { effects: objects.flatMap((object) => effectsOf(object, 'makes')), claims: objects.filter(({ metadata }) => !/\$\(|`/.test(metadata?.name ?? '')).flatMap((object) => claimsOf(object)), images: objects.flatMap(imagesIn), made: [...objects] };
}

/** The kinds that `kubectl delete all` deletes. */
const OF_ALL = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Service', 'Pod'];

/** Kubernetes puts one into every namespace, again and again. */
const ALWAYS_THERE = new Set(['ConfigMap', 'ServiceAccount']);

/** Of these, what must be gone says enough. */
const CLAIMED = new Set(['Deployment', 'Service', 'Pod']);

/** Pods that are deleted by their labels, or all of them, come again where workloads run them. */
function again(line: KubectlLine, known: readonly Manifest[]): Done | undefined {
  if (line.kinds.join() !== 'Pod' || line.targets.length > 0 || !(line.options.has('selector') || line.options.has('all'))) return undefined;
  const pairs = (optionOf(line, 'selector') ?? '').split(',').filter(Boolean).map((pair) => pair.split(/==?/));
  const owners = known.filter((object) => WORKLOADS.has(object.kind) && Number(object.spec?.['replicas'] ?? 1) > 0 && pairs.every(([key = '', value]) => podLabelsOf(object)?.[key] === value));
  return owners.length === 0 ? undefined : { ...NOTHING, claims: owners.flatMap((owner) => claimsOf(owner)) };
}

function deleting(line: KubectlLine, manifests: readonly Manifest[], ownerOf: (pod: string) => string | undefined): Done {
  const again = line.targets.filter(({ kind, name }) => kind === 'Pod' && ownerOf(name) !== undefined);
  const named = [...line.targets.filter((target) => !again.includes(target)), ...manifests.flatMap(({ kind, metadata: { name = '' } = {} }) => (name === '' ? [] : [{ kind, name }]))];
  const selector = optionOf(line, 'selector');
  const all = line.targets.length + manifests.length > 0 ? [] : line.kinds.flatMap((kind) => (kind === 'all' ? OF_ALL : [kind])).filter(() => selector !== undefined || line.options.has('all'));
  const none = (kind: string): Step => then(`there are no ${kindOfWord(kind)?.plural ?? `${inWords(kind)}s`}${selector === undefined ? '' : ` with label "${selector}"`}${LONG}`, { objects: [`${kind}/*`], aspect: 'gone' });
  return {
    ...NOTHING,
    effects: [...named.map(({ kind, name }): Effect => ({ object: keyOf(kind, name), does: 'deletes', aspect: 'there' })), ...all.map((kind): Effect => ({ object: `${kind}/*`, does: 'deletes', aspect: 'there' }))],
    claims: [...again.map(({ name }) => then(`pod "${name}" is ready${LONG}`, { objects: [keyOf('Pod', name)], aspect: 'there' })), ...named.filter(({ name }) => quotable(name)).map(({ kind, name }) => then(`${called(kind, name)} is gone${LONG}`, { objects: [keyOf(kind, name)], aspect: 'gone' })), ...all.filter((kind) => (!line.kinds.includes('all') || CLAIMED.has(kind)) && (selector !== undefined || !ALWAYS_THERE.has(kind))).map(none)],
  };
}

function scaling(line: KubectlLine): Done {
  const count = Number(optionOf(line, 'replicas'));
  return { ...NOTHING, effects: changing(line, 'replicas'), claims: Number.isInteger(count) ? line.targets.map(({ kind, name }) => hasReplicas(kind, name, count)) : [] };
}

function changing({ targets }: KubectlLine, aspect: Effect['aspect']): Effect[] {
  return targets.map(({ kind, name }) => ({ object: keyOf(kind, name), does: 'changes', aspect }));
}

/** What makes new Pods of a new template; the Pods of a ReplicaSet stay as they are. */
const ROLLS_OUT = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

function setting(line: KubectlLine): Done {
  // It only prints.
  if (line.options.has('list') || line.options.has('local')) return NOTHING;
  const images = line.second === 'image' ? line.rest.map((word) => word.slice(word.indexOf('=') + 1)) : [];
  const claims = line.targets.flatMap(({ kind, name }) => [
    ...images.filter(quotable).map((image) => then(`${called(kind, name)} runs the image "${image}"`, { objects: [keyOf(kind, name)], aspect: 'template' })),
    ...(ROLLS_OUT.has(kind) ? [then(`${called(kind, name)} is rolled out${LONG}`, { objects: [keyOf(kind, name)], aspect: 'there' })] : []),
  ]);
  return { ...NOTHING, effects: changing(line, 'template'), claims, images };
}

function rollingOut(line: KubectlLine): Done {
  return { ...NOTHING, effects: changing(line, 'template'), claims: line.targets.map(({ kind, name }) => then(`${called(kind, name)} is rolled out${LONG}`, { objects: [keyOf(kind, name)], aspect: 'there' })) };
}

function pausing({ targets }: KubectlLine): Done {
  return { ...NOTHING, claims: targets.map(({ kind, name }) => then(`"spec.paused" of ${called(kind, name)} is "true"`, { objects: [keyOf(kind, name)], aspect: 'value' })) };
}

function marking(line: KubectlLine): Done {
  if (line.verb === 'label' && line.targets.some(({ kind }) => kind === 'Node')) return markingNodes(line);
  if (line.verb === 'label' && line.kinds[0] === 'Namespace') return { ...NOTHING, effects: [{ object: LABELS, does: 'changes', aspect: 'labels' }] };
  const marks = line.rest.filter((word) => /^[^=]+=/.test(word) && quotable(word));
  const word = line.verb === 'label' ? 'label' : 'annotation';
  return { ...NOTHING, effects: changing(line, 'labels'), claims: line.targets.flatMap(({ kind, name }) => marks.map((mark) => then(`${called(kind, name)} has the ${word} "${word === 'label' ? mark : (mark.split('=')[0] ?? '')}"`, { objects: [keyOf(kind, name)], aspect: 'labels' }))) };
}

/** Labels of nodes come and go like objects: they are not the lab's nodes. */
function markingNodes({ targets, rest }: KubectlLine): Done {
  const marks = targets.flatMap(({ name }) => rest.filter((mark) => /=|-$/.test(mark)).map((mark) => ({ name, mark, object: labelOfNode(name, mark), isPut: mark.includes('=') })));
  return {
    ...NOTHING,
    effects: marks.map(({ object, isPut }): Effect => ({ object, does: isPut ? 'makes' : 'deletes', aspect: 'there' })),
    claims: marks.filter(({ isPut, mark }) => isPut && quotable(mark)).map(({ name, mark, object }) => then(`node "${name}" has the label "${mark}"`, { objects: [object], aspect: 'there' })),
  };
}

/** What a Secret takes as text, it only has encoded. */
function patched(object: string, path: string, value: string): string {
  const key = /^stringData\.(.+)$/.exec(path)?.[1];
  return key === undefined ? `"${path}" of ${object} is "${value}"` : `${object} has the key "${key}"`;
}

/** The values that a merge patch sets, as far as they are not in lists. */
function patching(line: KubectlLine): Done {
  const effects = changing(line, 'template');
  const values = leavesOf(parsedOrNot(optionOf(line, 'patch') ?? ''));
  const claims = line.targets.flatMap(({ kind, name }) => values.slice(0, 3).map(([path, value]) => then(patched(called(kind, name), path, value), { objects: [keyOf(kind, name)], aspect: path === 'spec.replicas' ? 'replicas' : 'template' })));
  return { ...NOTHING, effects: [...effects, ...(values.some(([path]) => path === 'spec.replicas') ? changing(line, 'replicas') : [])], claims };
}
