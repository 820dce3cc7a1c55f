import { optionOf, type KubectlLine } from '../lines/kubectl-line';
import { WORKLOADS } from '../lines/kinds';
import type { State } from '../state';
import { noteNodeLabels } from './node-labels';
import { keyOf, type Manifest, UNKNOWN } from './object-claims';

/** The objects of the text whose Pods, or which themselves, have the labels that a line selects; undefined if it selects none by their labels. */
export function selectedBy(line: KubectlLine, { objects }: Pick<State, 'objects'>): string[] | undefined {
  const pairs = (optionOf(line, 'selector') ?? '').split(',').map((pair) => /^([\w./-]+)==?([\w.-]+)$/.exec(pair)?.slice(1) ?? []);
  if (!line.options.has('selector') || pairs.some(({ length }) => length === 0)) return undefined;
  return [...objects].flatMap(([key, object]) => (labelsOf(object).some((labels) => pairs.every(([name = '', value]) => labels[name] === value)) ? [key] : []));
}

/** Why a line finds nothing by its labels, where all that the text makes is known: a slip of the author. A table of nothing is one, too. */
export function whyNothingSelected(line: KubectlLine, text: string, state: Pick<State, 'objects' | 'isUncertain' | 'heldAt' | 'open' | 'touched'>): string | undefined {
  const isGivenOn = line.verb === 'get' && /\bkubectl (?:exec|logs|attach|cp|port-forward) [^\n|;&]*\$\(kubectl get po/.test(text);
  const needsOne = ['wait', 'logs'].includes(line.verb) || text.includes('.items[0]') || isGivenOn;
  const isKnown = !state.isUncertain && state.heldAt === undefined && [...state.open.keys()].every((key) => /^(?:File|Port|Variable)\//.test(key)) && !state.touched.has(UNKNOWN) && (isGivenOn || state.objects.size > 0);
  // Controllers write labels of Kubernetes' own.
  if (!needsOne || !isKnown || line.options.has('namespace') || line.options.has('all-namespaces') || (optionOf(line, 'selector') ?? '').includes('kubernetes.io/')) return undefined;
  return selectedBy(line, state)?.length === 0 ? `nothing that the text makes has the label ${optionOf(line, 'selector') ?? ''}` : undefined;
}

/** The labels of an object's Pods; undefined if it has none. */
export function podLabelsOf(object: Manifest): Record<string, string> | undefined {
  if (object.kind === 'Pod') return labelsOf(object)[0];
  return WORKLOADS.has(object.kind) ? labelsOf(object)[1] : undefined;
}

/** What `kubectl label` changes; where it is not known of what, nobody knows the labels from then on. */
export function noteLabels(line: KubectlLine, state: State): void {
  const { verb, targets, rest } = line;
  const { objects, touched } = state;
  if (verb !== 'label') return;
  if (targets.some(({ kind }) => kind === 'Node')) return noteNodeLabels(line, state);
  if (targets.length === 0) touched.add(UNKNOWN);
  for (const key of targets.map(({ kind, name }) => keyOf(kind, name))) {
    const object = objects.get(key);
    if (object) objects.set(key, { ...object, metadata: { ...object.metadata, labels: marked(labelsOf(object)[0] ?? {}, rest) } });
    else touched.add(UNKNOWN);
  }
}

/** @param marks `tier=front`, and `tier-` without it */
function marked(labels: Record<string, string>, marks: readonly string[]): Record<string, string> {
  const removed = new Set(marks.map((mark) => /^(.*)-$/.exec(mark)?.[1]));
  const added = marks.filter((mark) => mark.includes('=')).map((mark) => [mark.split('=')[0] ?? '', mark.slice(mark.indexOf('=') + 1)]);
  return { ...Object.fromEntries(Object.entries(labels).filter(([key]) => !removed.has(key))), ...Object.fromEntries(added) as Record<string, string> };
}

function labelsOf({ kind, metadata, spec = {} }: Manifest): Record<string, string>[] {
  const template = spec['template'] as { metadata?: { labels?: Record<string, string> } } | null | undefined;
  const made = kind === 'Pod' && metadata?.labels === undefined ? { run: metadata?.name ?? '' } : { app: metadata?.name ?? '' };
  return [metadata?.labels ?? made, ...(WORKLOADS.has(kind) ? [template?.metadata?.labels ?? {}] : []), ...(kind === 'Job' ? [{ 'job-name': metadata?.name ?? '' }] : [])];
}
