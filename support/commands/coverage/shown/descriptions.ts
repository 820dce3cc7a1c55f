import type { Call } from '../../../vocabulary/lines/call';
import { literal } from '../../../vocabulary/lines/word';
import { kindName, namespaceOf } from './as-line';
import { wrongContainers, wrongData, wrongEndpoints, wrongLabels } from './described-pods';
import { find, listAt, numberAt, podOf, replicasOf, valueAt, type Made, type Objects, type World } from './made';
import { ownerOf } from './rules/pods';
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
    if (all !== undefined && Number(all) !== wanted - (numberAt(made.value, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0)) return [{ line, reason: differs('the number of replicas', all, wanted, made) }];
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
  if (verb === 'rollout history') return wrongRevision(about(targets, options, objects, own), options, output, objects);
  if (verb !== 'describe') return [];
  const made = about(targets, options, objects, own);
  if (!made) return wrongPod(targets, options, output, { objects, own });
  const lines = Object.entries(LINES[made.kind] ?? {}).flatMap(([form, wanted]) => wrongLine(form, wanted(made), output, made));
  const pod = podOf(made);
  return [...lines, ...wrongContainers(output, pod?.spec, made, objects), ...wrongLabels(output, made, objects, made.kind === 'Pod'), ...wrongData(output, made), ...wrongEndpoints(output, made, objects)];
}

/** A Pod that an object of the lab has made. */
function wrongPod(targets: Call['targets'], options: Call['options'], output: string, { objects, own }: Pick<World, 'objects' | 'own'>): Wrong[] {
  const [target, ...others] = targets;
  if (target?.kind !== 'pod' || others.length > 0) return [];
  const [, shown = ''] = /^Name:\s+(\S+)/m.exec(output) ?? [];
  const made = ownerOf(objects, shown, namespaceOf({ options }, { objects, own }));
  return !made || made.isRolling ? [] : [...wrongContainers(output, podOf(made)?.spec, made, objects), ...wrongLabels(output, made, objects, true)];
}

/** `kubectl rollout history deployment web --revision=2`: its number, and the containers of its template. */
function wrongRevision(made: Made | undefined, options: Call['options'], output: string, objects: Objects): Wrong[] {
  const asked = literal(options.get('revision')?.[0]);
  const line = output.split('\n').findIndex((text) => /\bwith revision #\d+/.test(text));
  const [, seen] = /\bwith revision #(\d+)/.exec(output) ?? [];
  if (asked === undefined || seen === undefined) return [];
  if (seen !== asked) return [{ line, reason: `it asks for revision ${asked}, not for ${seen}` }];
  const revision = made?.revisions?.find(({ number }) => String(number) === asked);
  return made && revision ? wrongContainers(output, valueAt(JSON.parse(revision.template), 'spec'), { ...made, place: `revision ${asked} in ${made.place}` }, objects) : [];
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
