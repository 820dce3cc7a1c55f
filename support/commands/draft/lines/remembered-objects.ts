import { isDeepStrictEqual } from 'node:util';
import { podLabelsOf } from '../objects/selected';
import { hasBegun, minutesUntilRun, type Manifest } from '../objects/object-claims';
import { runnerOf, type State } from '../state';
import { remembered, type Resolved, variable } from './remembered';

/** The name of a Pod that an object runs: its own, or one that is remembered first. */
export function podOfRunner(runner: Manifest, state: State, resolved: Resolved): string {
  const { kind, metadata: { name = '' } = {} } = runner;
  resolved.uses.push(`${kind}/${name}`);
  if (kind === 'Pod') return name;
  if (kind === 'CronJob') awaitRun(runner, resolved);
  return remembered(variable(name), podsLine(runner, state), `^${name}`, state, resolved);
}

/** What a CronJob runs is there once its time has come. */
export function awaitRun(job: Manifest, resolved: Resolved): void {
  const { name = '' } = job.metadata ?? {};
  const minutes = minutesUntilRun(job);
  if (minutes === undefined) resolved.unknown ??= `what cron job "${name}" runs, which is there when its time comes`;
  else resolved.lines.push(hasBegun(name, false, minutes));
}

function podsLine(runner: Manifest, state: Pick<State, 'runners'>): string {
  const { metadata: { name = '' } = {} } = runner;
  const labels = labelsOf(runner);
  const isShared = labels && state.runners.some((other) => other.metadata?.name !== name && isDeepStrictEqual(labelsOf(other) ?? podLabelsOf(other), labels));
  if (!labels || Object.keys(labels).length === 0 || isShared) return `kubectl get pods -o name | grep -m 1 '^pod/${name}-' | cut -d/ -f2`;
  return `${labelledPods(runner)} -o jsonpath='{.items[0].metadata.name}'`;
}

function labelledPods(runner: Manifest): string {
  const pairs = Object.entries(labelsOf(runner) ?? {}).map((pair) => pair.join('='));
  return `kubectl get pods${pairs.length === 0 ? '' : ` -l ${pairs.join(',')}`}`;
}

/** What an object selects its Pods by. */
function labelsOf({ kind, metadata: { name = '' } = {}, spec = {} }: Manifest): Record<string, string> | undefined {
  const { matchLabels } = (spec['selector'] ?? {}) as { matchLabels?: Record<string, string> };
  return kind === 'Job' ? { 'job-name': name } : matchLabels;
}

/** What stands at a path of the latest Pod, which is not the one that a shell is open in: the command that prints it. */
export function ofPod({ runners, shell }: Pick<State, 'runners' | 'shell'>, path: string): string {
  const runner = runners.filter(({ metadata }) => shell?.step.endsWith(`pod "${metadata?.name ?? ''}"`) !== true).at(-1);
  return runner?.kind === 'Pod' ? `kubectl get pod ${runner.metadata?.name ?? ''} -o jsonpath='{.${path}}'` : `${runner ? labelledPods(runner) : 'kubectl get pods'} -o jsonpath='{.items[0].${path}}'`;
}

/** The address of an object. @returns undefined if nothing in the text makes it */
export function ofObject({ kind, name }: { kind: string; name: string }, state: State, resolved: Resolved): string | undefined {
  const runner = kind === 'Pod' ? runnerOf(state, name) : undefined;
  if (!runner && !state.objects.has(`${kind}/${name}`)) return undefined;
  resolved.uses.push(runner ? `${runner.kind}/${runner.metadata?.name ?? ''}` : `${kind}/${name}`);
  const line = runner?.kind !== 'StatefulSet' && runner ? `${labelledPods(runner)} -o jsonpath='{.items[0].status.podIP}'` : `kubectl get ${kind.toLowerCase()} ${name} -o jsonpath='{.${kind === 'Pod' ? 'status.podIP' : 'spec.clusterIP'}}'`;
  return remembered(`${variable(runner?.metadata?.name ?? name)}Ip`, line, '^\\d', state, resolved);
}

/** What stands at a path of the latest Service, remembered. */
export function ofService(state: State, resolved: Resolved, name: string, path: string): string | undefined {
  const service = [...state.objects.values()].filter(({ kind }) => kind === 'Service').at(-1);
  return service && remembered(name, `kubectl get service ${service.metadata?.name ?? ''} -o jsonpath='{${path}}'`, '^\\d', state, resolved);
}
