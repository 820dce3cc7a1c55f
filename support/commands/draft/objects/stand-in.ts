import { stringify } from 'yaml';
import { kindOfWord } from '../lines/kinds';

const IMAGE = 'busybox';
const RBAC = 'rbac.authorization.k8s.io/v1';

/** What is known of an object that is nowhere. */
export interface Known {
  /** Of a ConfigMap or a Secret. */
  keys?: readonly string[];
  /** Of its Pods, as lines name them. */
  containers?: readonly string[];
  /** By which Services select its Pods. */
  labels?: Record<string, string>;
  /** At which they ask them. */
  ports?: readonly { name?: string; port: number }[];
}

/** An object that stands for one that the author is asked for, so that the lines which name it can run; undefined for kinds of which nothing can be made up. @param kind as features write it: `config map` */
export function standIn(kind: string, name: string, { keys = [], containers = [], labels: asked, ports = [] }: Known = {}): string | undefined {
  const found = kindOfWord(kind.replaceAll(' ', ''))?.kind;
  const labels = asked ?? { app: name };
  const metadata = { name, labels };
  const pod = { containers: (containers.length > 0 ? containers : [name]).map((container) => ({ name: container, ...workOf(ports, labels) })) };
  const template = { metadata: { labels }, spec: { ...pod, terminationGracePeriodSeconds: 1 } };
  const once = { spec: { containers: pod.containers.map((container) => ({ ...container, command: ['echo', 'TODO'] })), restartPolicy: 'Never' } };
  const selector = { matchLabels: labels };
  const data = keys.length === 0 ? { TODO: 'say what is in it' } : Object.fromEntries(keys.map((key) => [key, 'TODO: say what is in it']));
  const bodies: Record<string, object> = {
    Pod: { apiVersion: 'v1', spec: { ...pod, terminationGracePeriodSeconds: 1 } },
    Deployment: { apiVersion: 'apps/v1', spec: { replicas: 1, selector, template } },
    ReplicaSet: { apiVersion: 'apps/v1', spec: { replicas: 1, selector, template } },
    StatefulSet: { apiVersion: 'apps/v1', spec: { serviceName: name, replicas: 1, selector, template } },
    ReplicationController: { apiVersion: 'v1', spec: { replicas: 1, selector: labels, template } },
    Job: { apiVersion: 'batch/v1', spec: { template: once } },
    CronJob: { apiVersion: 'batch/v1', spec: { schedule: '0 0 1 1 *', jobTemplate: { spec: { template: once } } } },
    DaemonSet: { apiVersion: 'apps/v1', spec: { selector, template } },
    Service: { apiVersion: 'v1', spec: { selector: labels, ports: [{ port: 80 }] } },
    ConfigMap: { apiVersion: 'v1', data },
    Secret: { apiVersion: 'v1', stringData: data },
    ServiceAccount: { apiVersion: 'v1' },
    ...withoutPods(name),
    PersistentVolumeClaim: { apiVersion: 'v1', spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Mi' } } } },
  };
  const body = bodies[found ?? ''];
  if (!body || !/^[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?$/.test(name)) return undefined;
  const { apiVersion, ...rest } = body as { apiVersion: string };
  return stringify({ apiVersion, kind: found, metadata, ...rest }, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** A web server answers at the ports that are asked. */
function workOf(ports: NonNullable<Known['ports']>, labels: Record<string, string>): object {
  const listens = ports.map(({ name, port }) => ({ ...(name !== undefined && { name }), containerPort: port }));
  const known = ports.every(({ port }) => port === 80) && ports.length > 0 ? SERVERS.find((server) => Object.values(labels).some((value) => value.includes(server))) : undefined;
  if (known !== undefined) return { image: known, imagePullPolicy: 'IfNotPresent', ports: listens };
  const serve = ports.map(({ port }) => `httpd -p ${port} -h /tmp`).join('; ');
  const command = ports.length === 0 ? ['sleep', '86400'] : ['sh', '-c', `echo TODO > /tmp/index.html; ${serve}; exec sleep 86400`];
  return { image: IMAGE, imagePullPolicy: 'IfNotPresent', command, ...(listens.length > 0 && { ports: listens }) };
}

/** Images of web servers, which are called as what they run. */
const SERVERS = ['nginx', 'httpd'];

/** Kinds that run nothing by themselves. */
function withoutPods(name: string): Record<string, object> {
  return {
    Role: { apiVersion: RBAC, rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] },
    RoleBinding: { apiVersion: RBAC, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' }, subjects: [{ kind: 'ServiceAccount', name: 'default' }] },
    ResourceQuota: { apiVersion: 'v1', spec: { hard: { 'count/jobs.batch': '100' } } },
    HorizontalPodAutoscaler: { apiVersion: 'autoscaling/v2', spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name }, minReplicas: 1, maxReplicas: 2 } },
    Ingress: { apiVersion: 'networking.k8s.io/v1', spec: { defaultBackend: { service: { name, port: { number: 80 } } } } },
    NetworkPolicy: { apiVersion: 'networking.k8s.io/v1', spec: { podSelector: { matchLabels: { app: name } } } },
  };
}
