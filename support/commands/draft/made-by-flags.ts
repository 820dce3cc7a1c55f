import { parse } from 'yaml';
import { optionOf, type KubectlLine } from './kubectl-line';
import type { Manifest } from './object-claims';
import { roleByFlags } from './whole-cluster';

/** The objects that `kubectl create deployment web --image=nginx`, `run` and `expose` make. */
export function madeByFlags(line: KubectlLine): Manifest[] {
  const [target] = line.targets;
  if (line.options.has('dry-run') && optionOf(line, 'dry-run') !== 'none') return [];
  if (line.verb === 'expose') return exposed(line);
  if (!target) return [];
  if (line.verb === 'autoscale') return [{ kind: 'HorizontalPodAutoscaler', metadata: { name: optionOf(line, 'name') ?? target.name } }];
  if (line.verb === 'run') return ran(line, target.name);
  const { kind, name } = target;
  const metadata = { name };
  if (kind === 'Deployment') return [{ kind, metadata, spec: { replicas: Number(optionOf(line, 'replicas') ?? 1), template: podOf(line), selector: { matchLabels: { app: name } } } }];
  if (kind === 'Job' || kind === 'CronJob') return [{ kind, metadata, spec: optionOf(line, 'from') === undefined ? { template: podOf(line) } : {} }];
  if (kind === 'ConfigMap') return [{ kind, metadata, data: literals(line) }];
  if (kind === 'ClusterRole' || kind === 'ClusterRoleBinding') return [{ kind, metadata, ...roleByFlags(line, kind) }];
  return [{ kind, metadata }];
}

function podOf(line: KubectlLine): { spec: unknown } {
  return { spec: { containers: (line.options.get('image') ?? []).map((image) => ({ image, command: line.command.map((word) => word ?? '') })) } };
}

function literals({ options }: KubectlLine): Record<string, unknown> {
  return Object.fromEntries((options.get('from-literal') ?? []).map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}

/** A Pod that is removed at once (`--rm`) is not there afterwards. */
function ran(line: KubectlLine, name: string): Manifest[] {
  if (line.options.has('rm')) return [];
  const command = line.command.map((word) => word ?? '');
  const spec = { restartPolicy: optionOf(line, 'restart') ?? 'Always', containers: [{ image: optionOf(line, 'image') ?? '', ...(command.length > 0 && { args: command }) }], ...overriding(line) };
  const pod: Manifest = { kind: 'Pod', metadata: { name, labels: { run: name } }, spec };
  return [pod, ...(line.options.has('expose') ? [{ kind: 'Service', metadata: { name } }] : [])];
}

/** What `--overrides` puts in the place of the other options. */
function overriding(line: KubectlLine): Record<string, unknown> {
  try {
    return (parse(optionOf(line, 'overrides') ?? '{}') as { spec?: Record<string, unknown> } | null)?.spec ?? {};
  } catch {
    return {};
  }
}

function exposed(line: KubectlLine): Manifest[] {
  const name = optionOf(line, 'name') ?? line.targets[0]?.name;
  return name === undefined ? [] : [{ kind: 'Service', metadata: { name } }];
}
