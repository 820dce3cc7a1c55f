/** What current versions of Kubernetes no longer serve: https://kubernetes.io/docs/reference/using-api/deprecation-guide/. By version, or version and kind. */
const APIS: readonly { version: string; kinds?: RegExp; since: string; instead: string }[] = [
  { version: 'extensions/v1beta1', kinds: /^Ingress$/, since: '1.22', instead: 'networking.k8s.io/v1' },
  { version: 'extensions/v1beta1', kinds: /^NetworkPolicy$/, since: '1.16', instead: 'networking.k8s.io/v1' },
  { version: 'extensions/v1beta1', kinds: /^PodSecurityPolicy$/, since: '1.16', instead: 'Pod Security Admission' },
  { version: 'extensions/v1beta1', since: '1.16', instead: 'apps/v1' },
  { version: 'apps/v1beta1', since: '1.16', instead: 'apps/v1' },
  { version: 'apps/v1beta2', since: '1.16', instead: 'apps/v1' },
  { version: 'batch/v2alpha1', since: '1.21', instead: 'batch/v1' },
  { version: 'batch/v1beta1', since: '1.25', instead: 'batch/v1' },
  { version: 'networking.k8s.io/v1beta1', kinds: /^Ingress(?:Class)?$/, since: '1.22', instead: 'networking.k8s.io/v1' },
  { version: 'policy/v1beta1', kinds: /^PodSecurityPolicy$/, since: '1.25', instead: 'Pod Security Admission' },
  { version: 'policy/v1beta1', since: '1.25', instead: 'policy/v1' },
  { version: 'rbac.authorization.k8s.io/v1alpha1', since: '1.22', instead: 'rbac.authorization.k8s.io/v1' },
  { version: 'rbac.authorization.k8s.io/v1beta1', since: '1.22', instead: 'rbac.authorization.k8s.io/v1' },
  { version: 'autoscaling/v2beta1', since: '1.25', instead: 'autoscaling/v2' },
  { version: 'autoscaling/v2beta2', since: '1.26', instead: 'autoscaling/v2' },
  { version: 'storage.k8s.io/v1beta1', kinds: /^(?:StorageClass|VolumeAttachment|CSIDriver|CSINode)$/, since: '1.22', instead: 'storage.k8s.io/v1' },
  { version: 'storage.k8s.io/v1beta1', kinds: /^CSIStorageCapacity$/, since: '1.27', instead: 'storage.k8s.io/v1' },
  { version: 'apiextensions.k8s.io/v1beta1', since: '1.22', instead: 'apiextensions.k8s.io/v1' },
  { version: 'admissionregistration.k8s.io/v1beta1', kinds: /WebhookConfiguration$/, since: '1.22', instead: 'admissionregistration.k8s.io/v1' },
  { version: 'scheduling.k8s.io/v1beta1', since: '1.22', instead: 'scheduling.k8s.io/v1' },
  { version: 'coordination.k8s.io/v1beta1', kinds: /^Lease$/, since: '1.22', instead: 'coordination.k8s.io/v1' },
  { version: 'certificates.k8s.io/v1beta1', kinds: /^CertificateSigningRequest$/, since: '1.22', instead: 'certificates.k8s.io/v1' },
  { version: 'discovery.k8s.io/v1beta1', since: '1.25', instead: 'discovery.k8s.io/v1' },
  { version: 'events.k8s.io/v1beta1', since: '1.25', instead: 'events.k8s.io/v1' },
  { version: 'node.k8s.io/v1beta1', since: '1.25', instead: 'node.k8s.io/v1' },
  { version: 'flowcontrol.apiserver.k8s.io/v1beta1', since: '1.26', instead: 'flowcontrol.apiserver.k8s.io/v1' },
  { version: 'flowcontrol.apiserver.k8s.io/v1beta2', since: '1.29', instead: 'flowcontrol.apiserver.k8s.io/v1' },
  { version: 'flowcontrol.apiserver.k8s.io/v1beta3', since: '1.32', instead: 'flowcontrol.apiserver.k8s.io/v1' },
];

const OTHER_MAKERS = 'kubectl run only makes a Pod: use kubectl create deployment, job or cronjob, or a manifest';

/** Options that programs had. Not among them is what is only deprecated: kubectl 1.34 still takes `--record`, `kubectl run --record` too, with a warning. */
const OPTIONS: readonly { program: RegExp; verb: RegExp; options: readonly string[]; next: string }[] = [
  { program: /^kubectl$/, verb: /^run$/, options: ['generator', 'replicas', 'schedule', 'hostport', 'limits', 'requests', 'serviceaccount', 'service-generator', 'service-overrides'], next: OTHER_MAKERS },
  { program: /^kubectl$/, verb: /^(?:expose|autoscale|create)$/, options: ['generator'], next: 'leave it out' },
  { program: /^kubectl$/, verb: /^get$/, options: ['export', 'include-uninitialized', 'show-all'], next: 'leave it out' },
  { program: /^kubectl$/, verb: /^(?:delete|describe)$/, options: ['include-uninitialized'], next: 'leave it out' },
  { program: /^kubectl$/, verb: /^version$/, options: ['short'], next: 'leave it out: the output is short' },
  { program: /^kubectl$/, verb: /^top$/, options: ['heapster-namespace', 'heapster-port', 'heapster-scheme', 'heapster-service'], next: 'leave it out: the metrics come from metrics-server' },
  { program: /^helm$/, verb: /^(?:install|upgrade)$/, options: ['name', 'tiller-namespace'], next: 'the name stands before the chart: helm install NAME CHART' },
  { program: /^helm$/, verb: /^(?:uninstall|delete)$/, options: ['purge'], next: 'leave it out: helm uninstall removes all' },
];

/** Options without a value that had no effect, or that are now as a matter of course: a line means the same without them. */
export const OPTIONS_TO_LEAVE_OUT: readonly { program: string; verb: string; name: string }[] = [
  ...['include-uninitialized', 'show-all'].map((name) => ({ program: 'kubectl', verb: 'get', name })),
  ...['delete', 'describe'].map((verb) => ({ program: 'kubectl', verb, name: 'include-uninitialized' })),
  { program: 'kubectl', verb: 'version', name: 'short' },
  ...['uninstall', 'delete'].map((verb) => ({ program: 'helm', verb, name: 'purge' })),
];

const VERBS: readonly { program: RegExp; verb: RegExp; next: string }[] = [
  { program: /^kubectl$/, verb: /^rolling-update$/, next: 'use kubectl set image and kubectl rollout with a Deployment' },
  { program: /^kubectl$/, verb: /^(?:stop|resize|run-container|namespace)$/, next: 'see kubectl --help' },
  { program: /^helm$/, verb: /^(?:init|serve|reset|home|inspect)$/, next: 'Helm 3 needs no server in the cluster: leave it out' },
];

/** An API that Kubernetes had once, and since which version it has it no more. @param version as in `apiVersion` */
export function removedApi(version: string, kind: string): { version: string; since: string; instead: string } | undefined {
  return APIS.find((removed) => removed.version === version && (removed.kinds?.test(kind) ?? true));
}

/** A name, and what to do instead. */
export interface Removed {
  name: string;
  next: string;
}

/** The options of a line that its program no longer has. */
export function removedOptions(program: string, verb: string, options: ReadonlyMap<string, unknown>): Removed[] {
  const known = OPTIONS.filter((one) => one.program.test(program) && one.verb.test(verb));
  return known.flatMap(({ options: names, next }) => names.filter((name) => options.has(name)).map((name) => ({ name, next })));
}

/** What to do instead of a command that its program no longer has; undefined if it has it. */
export function removedVerb(program: string, verb: string): string | undefined {
  return VERBS.find((one) => one.program.test(program) && one.verb.test(verb))?.next;
}
