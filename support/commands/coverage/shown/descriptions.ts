import type { Call } from '../../../vocabulary/lines/call';
import { literal } from '../../../vocabulary/lines/word';
import { kindName, namespaceOf } from './as-line';
import { find, listAt, numberAt, replicasOf, valueAt, type Made, type Objects, type World } from './made';
import { differs } from './rules/rule';
import type { Wrong } from './wrong';

/** What `kubectl describe` says of one object, by the kinds, and by what its lines begin with. */
const LINES: Readonly<Record<string, Readonly<Record<string, (made: Made) => string | number | undefined>>>> = {
  Deployment: { 'Replicas: N desired': replicasOf },
  StatefulSet: { 'Replicas: N desired': replicasOf },
  ReplicaSet: { 'Replicas: / N desired': replicasOf },
  Service: {
    'Type: N': ({ value }) => value && (typeof valueAt(value, 'spec', 'type') === 'string' ? String(valueAt(value, 'spec', 'type')) : 'ClusterIP'),
    'Port: / N/': ({ value }) => onlyPort(value, 'port'),
    'TargetPort: N/': ({ value }) => onlyPort(value, 'targetPort') ?? onlyPort(value, 'port'),
    'NodePort: / N/': ({ value }) => onlyPort(value, 'nodePort'),
  },
  Job: { 'Parallelism: N': ({ value }) => value && (numberAt(value, 'spec', 'parallelism') ?? 1), 'Completions: N': ({ value }) => numberAt(value, 'spec', 'completions') },
  HorizontalPodAutoscaler: { 'Min replicas: N': ({ value }) => numberAt(value, 'spec', 'minReplicas'), 'Max replicas: N': ({ value }) => numberAt(value, 'spec', 'maxReplicas') },
};

function onlyPort(value: unknown, key: string): number | undefined {
  const [port, ...others] = listAt(value, 'spec', 'ports');
  const found = port?.[key];
  return others.length === 0 && typeof found === 'number' && !Number.isNaN(found) ? found : undefined;
}

/** `Waiting for deployment "web" rollout to finish: 1 of 3 updated replicas are available...` @param world after the command */
export function wrongProgress({ verb, targets, options }: Call, output: string, { objects, own }: World): Wrong[] {
  const made = verb === 'rollout status' ? about(targets, options, objects, own) : undefined;
  const wanted = made && replicasOf(made);
  if (!made || wanted === undefined) return [];
  return output.split('\n').flatMap((text, line): Wrong[] => {
    const [, is, of] = /\b(\d+) (?:out )?of (\d+) (?:new|updated) (?:replicas|pods)/.exec(text) ?? [];
    const all = of ?? /roll out complete: (\d+) new pods/.exec(text)?.[1];
    if (all !== undefined && Number(all) !== wanted) return [{ line, reason: differs('the number of replicas', all, wanted, made) }];
    return is !== undefined && Number(is) > wanted ? [{ line, reason: `${is} of ${wanted} cannot be` }] : [];
  });
}

function about(targets: Call['targets'], options: Call['options'], objects: Objects, own: string): Made | undefined {
  const [target, ...others] = targets;
  const name = target?.name && literal(target.name);
  const home = namespaceOf({ options }, { objects, own });
  return target && name !== undefined && others.length === 0 ? find(objects, kindName(target.kind), name, home) : undefined;
}

/** Lines of a description that differ from what the lab has made. @param world after the command */
export function wrongDescriptions({ verb, targets, options }: Call, output: string, { objects, own }: World): Wrong[] {
  const made = verb === 'describe' ? about(targets, options, objects, own) : undefined;
  return made ? Object.entries(LINES[made.kind] ?? {}).flatMap(([form, wanted]) => wrongLine(form, wanted(made), output, made)) : [];
}

function wrongLine(form: string, wanted: string | number | undefined, output: string, made: Made): Wrong[] {
  const [label = ''] = form.split(':');
  const [before = '', after = ''] = form.slice(label.length + 1).split('N');
  const pattern = new RegExp(`^\\s*${label}:\\s+${before.includes('/') ? '(?:.* )?' : ''}([\\w.-]+)${after}`);
  const lines = output.split('\n');
  const line = lines.findIndex((text) => pattern.test(text));
  const seen = pattern.exec(lines[line] ?? '')?.[1];
  return seen === undefined || wanted === undefined || seen === String(wanted) || !/^\d+$|^[A-Z]/.test(seen) ? [] : [{ line, reason: differs(label, seen, wanted, made) }];
}
