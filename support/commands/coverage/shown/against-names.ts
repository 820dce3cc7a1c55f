import { closest } from 'fastest-levenshtein';
import type { Call } from '../../../vocabulary/lines/call';
import { literal, shown } from '../../../vocabulary/lines/word';
import type { Finding } from '../../lint/finding';
import { placeOf, type SpecStep } from '../../specification/step';
import { fileObjects } from '../text/lint/file-objects';
import { isAlmost } from '../text/lint/almost';
import type { ReadLab } from '../text/lint/read-lab';
import { saidBy } from '../text/lint/said-by';
import { followSteps } from './follow';
import { listAt, valueAt, type Made } from './made';

/** Kinds whose objects Kubernetes makes for others. */
const GENERATED = /^(?:pod|replicaset|persistentvolume|persistentvolumeclaim|endpoints|endpointslice|node|event|controllerrevision|namespace)$/;
/** What is there in each cluster. */
const GIVEN = /^(?:kubernetes|default|standard|view|edit|admin|cluster-admin|kube-.*|system:.*)$/;
/** Also that something is gone says nothing, if it was never there. */
const IS_SAID = /^(?:exists|is (?:available|ready|running|complete|bound|rolled out|gone)|has (?:the|\d+)|runs )/;
const WORKING = /^(?:exec|logs|cp|port-forward|scale|expose|autoscale|set .*|rollout (?:status|restart|undo|pause|resume))$/;
const FAILS = /not ?found|NotFound|\bfails\b|exit code is (?!0)|do not see|no matches/i;

/** Objects that steps speak of, work with or refer to, and that nothing in the lab makes, while it makes others of their kind: each once, where it is first. */
export function againstNames(lab: ReadLab): Finding[] {
  const all = madeBySteps(lab);
  if (!all) return [];
  const names = new Set([...all.map(({ name }) => name), ...namesInFiles(lab)]);
  const unknown = ({ kind, name }: Named): Made | undefined => {
    const others = all.filter((made) => made.kind.toLowerCase() === kind);
    const isMade = GIVEN.test(name) || names.has(name) || (kind === 'job' && all.some((made) => made.kind === 'CronJob' && name.startsWith(`${made.name}-`)));
    const nearest = others.find((made) => made.name === closest(name, others.map((one) => one.name)));
    if (isMade || !nearest) return undefined;
    return GENERATED.test(kind) ? (kind === 'pod' && isSlip(name, nearest.name, names) ? nearest : undefined) : nearest;
  };
  const said = new Set<string>();
  return lab.steps.flatMap((step, index) => namedBy(step, lab.steps.slice(index + 1)).flatMap((named) => {
    const other = said.has(`${named.kind} ${named.name}`) ? undefined : unknown(named);
    said.add(`${named.kind} ${named.name}`);
    return other ? [{ place: placeOf(step), reason: `Nothing in the lab makes ${named.kind} ${named.name}; ${other.place} makes ${other.name}`, next: 'correct one of the two names' }] : [];
  }));
}

/** Whether a Pod's name is almost that of another, and not that of one which something else makes: `web-0`. */
function isSlip(name: string, meant: string, names: ReadonlySet<string>): boolean {
  return isAlmost(name, meant) && ![...names].some((one) => name.startsWith(`${one}-`));
}

interface Named {
  /** `service` */
  kind: string;
  name: string;
}

/** All objects that its steps make, one after the other; undefined if only a run knows some of them. */
function madeBySteps(lab: ReadLab): Made[] | undefined {
  const all = new Map<string, Made>();
  let isKnown = true;
  followSteps(lab, (_, { objects }) => {
    isKnown &&= !objects.hasStrangers;
    for (const [key, made] of objects.all) all.set(key, made);
  });
  return isKnown ? [...all.values()] : undefined;
}

/** Also those that the text alone makes, and what is there before. */
function namesInFiles({ fixtures, files, commands, steps }: ReadLab): string[] {
  const bodies = [...commands, ...steps].flatMap(({ statements }) => statements.flatMap(({ redirects }) => redirects.flatMap(({ body }) => body ?? [])));
  const texts = [...fixtures.values(), ...files.map(({ text }) => text), ...bodies, ...steps.flatMap(({ docString, writes }) => [docString ?? '', writes?.content ?? ''])];
  return texts.flatMap((text) => fileObjects(text)).map(({ name }) => name);
}

function namedBy(step: SpecStep, after: readonly SpecStep[]): Named[] {
  if (step.keyword === 'Then') {
    const said = saidBy(step);
    return said && said.path === undefined && IS_SAID.test(said.rest) && !step.text.includes(' in namespace ') ? [said] : [];
  }
  const next = after.findIndex(({ keyword, scenario }) => keyword !== 'Then' || scenario !== step.scenario);
  const expected = after.slice(0, next < 0 ? undefined : next).map(({ text }) => text).join('\n');
  if (step.keyword !== 'When' || FAILS.test(expected)) return [];
  const bodies = step.statements.flatMap(({ redirects }) => redirects.flatMap(({ body }) => body ?? []));
  return [...step.statements.flatMap(({ calls }) => calls.flatMap(inCall)), ...[...bodies, step.writes?.content ?? ''].flatMap(inManifests)];
}

function inCall({ program, verb, targets, options }: Call): Named[] {
  if (program !== 'kubectl' || options.has('namespace')) return [];
  const worked = WORKING.test(verb) ? targets.flatMap(({ kind, name }) => (name && literal(name) !== undefined ? [{ kind, name: literal(name) ?? '' }] : [])) : [];
  const isBinding = verb.startsWith('create') && targets.some(({ kind }) => /^(?:cluster)?rolebinding$/.test(kind));
  const named = (option: string, kind: string): Named[] => (isBinding ? (options.get(option) ?? []).map((word) => ({ kind, name: shown(word).replace(/^.*:(?=[^:]*$)/, '') })).filter(({ name }) => !/[$<{]/.test(name)) : []);
  return [...worked, ...named('role', 'role'), ...named('serviceaccount', 'serviceaccount'), ...(options.has('clusterrole') ? named('clusterrole', 'clusterrole') : [])];
}

function inManifests(text: string): Named[] {
  return fileObjects(text).filter(({ kind }) => /^(?:Cluster)?RoleBinding$/.test(kind)).flatMap(({ value }) => [valueAt(value, 'roleRef') as Record<string, unknown> | undefined, ...listAt(value, 'subjects')].flatMap((one): Named[] => {
    const { kind, name } = one ?? {};
    return typeof kind === 'string' && typeof name === 'string' && /^(?:Role|ClusterRole|ServiceAccount)$/.test(kind) && !/[$<{]/.test(name) ? [{ kind: kind.toLowerCase(), name }] : [];
  }));
}
