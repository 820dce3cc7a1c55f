import type { AnyObject } from '../../../platform/kubernetes/cluster-api';
import { fullKind, isOfEngine } from '../object-kinds';
import type { StudentByHand } from '../student-by-hand';
import { fatesOfEngine, type Fate } from './of-engine';


const SCALABLE = new Set(['Deployment', 'StatefulSet', 'ReplicaSet']);

const SLEEPER = { terminationGracePeriodSeconds: 1, containers: [{ name: 'impostor', image: 'busybox', imagePullPolicy: 'IfNotPresent', command: ['sleep', '36000'] }] };
const LABELS = { impostor: 'yes' };
const WORKLOAD = { selector: { matchLabels: LABELS }, template: { metadata: { labels: LABELS }, spec: SLEEPER } };

/** Another object of the same kind, by what the kind cannot do without. */
const IMPOSTORS: Record<string, Record<string, unknown>> = {
  Pod: { spec: SLEEPER },
  Deployment: { spec: WORKLOAD },
  ReplicaSet: { spec: WORKLOAD },
  DaemonSet: { spec: WORKLOAD },
  StatefulSet: { spec: { ...WORKLOAD, serviceName: 'impostor' } },
  Job: { spec: { template: { spec: { ...SLEEPER, restartPolicy: 'Never' } } } },
  CronJob: { spec: { schedule: '5 4 3 2 1', jobTemplate: { spec: { template: { spec: { ...SLEEPER, restartPolicy: 'Never' } } } } } },
  Service: { spec: { selector: LABELS, ports: [{ port: 4321 }] } },
  ConfigMap: { data: LABELS },
  Secret: { stringData: LABELS },
  Role: { rules: [] },
  RoleBinding: { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'impostor' }, subjects: [] },
  NetworkPolicy: { spec: { podSelector: { matchLabels: LABELS } } },
};

/** @param object that the task has made */
export function fatesOf(object: AnyObject): Fate[] {
  if (isOfEngine(object)) return fatesOfEngine(object);
  const { apiVersion = '', kind = '', metadata } = object;
  const name = metadata?.name ?? '';
  const impostor = kind === 'Pod' && isSleeper(object) ? undefined : IMPOSTORS[kind];
  const remove = (student: StudentByHand): Promise<void> => student.removes(object);
  return [
    { kind: 'deleted', title: `${kind} ${name} deleted`, befall: remove },
    ...(SCALABLE.has(kind) ? [{ kind: 'scaled to 0', title: `${kind} ${name} scaled to 0`, befall: async (student: StudentByHand) => void (await student.type(`kubectl scale ${fullKind(object)} ${name} --replicas=0`)) }] : []),
    ...(impostor ? [{ kind: 'impostor', title: `another ${kind} called ${name}`, befall: async (student: StudentByHand) => {
      await remove(student);
      await student.room.api.createObject(student.namespace, { apiVersion, kind, metadata: { name }, ...impostor });
    } }] : []),
  ];
}

/** The impostor would do what it does. */
function isSleeper({ spec }: AnyObject): boolean {
  const [first] = (spec as { containers?: { image?: string; command?: string[]; args?: string[] }[] } | undefined)?.containers ?? [];
  return first?.image === 'busybox' && [...(first.command ?? []), ...(first.args ?? [])][0] === 'sleep';
}
