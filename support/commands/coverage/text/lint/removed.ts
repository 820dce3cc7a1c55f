import type { Finding } from '../../../lint/finding';
import type { Call } from '../../../../vocabulary/lines/call';
import { literal } from '../../../../vocabulary/lines/word';
import type { ReadLab } from './read-lab';
import { writtenTexts, type WrittenText } from './written-texts';

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

/** Options that current programs refuse. */
const OPTIONS: readonly { program: RegExp; verb: RegExp; options: readonly string[]; next: string }[] = [
  { program: /^kubectl$/, verb: /^run$/, options: ['generator', 'replicas', 'schedule', 'hostport', 'limits', 'requests', 'serviceaccount', 'service-generator', 'service-overrides', 'record'], next: 'kubectl run only makes a Pod: use kubectl create deployment, job or cronjob, or a manifest' },
  { program: /^kubectl$/, verb: /^(?:expose|autoscale|create)$/, options: ['generator'], next: 'leave it out' },
  { program: /^kubectl$/, verb: /^get$/, options: ['export', 'include-uninitialized', 'show-all'], next: 'leave it out' },
  { program: /^kubectl$/, verb: /^(?:delete|describe)$/, options: ['include-uninitialized'], next: 'leave it out' },
  { program: /^kubectl$/, verb: /^version$/, options: ['short'], next: 'leave it out: the output is short' },
  { program: /^kubectl$/, verb: /^top$/, options: ['heapster-namespace', 'heapster-port', 'heapster-scheme', 'heapster-service'], next: 'leave it out: the metrics come from metrics-server' },
  { program: /^helm$/, verb: /^(?:install|upgrade)$/, options: ['name', 'tiller-namespace'], next: 'the name stands before the chart: helm install NAME CHART' },
  { program: /^helm$/, verb: /^(?:uninstall|delete)$/, options: ['purge'], next: 'leave it out: helm uninstall removes all' },
];

const VERBS: readonly { program: RegExp; verb: RegExp; next: string }[] = [
  { program: /^kubectl$/, verb: /^rolling-update$/, next: 'use kubectl set image and kubectl rollout with a Deployment' },
  { program: /^kubectl$/, verb: /^(?:stop|resize|run-container|namespace)$/, next: 'see kubectl --help' },
  { program: /^helm$/, verb: /^(?:init|serve|reset|home|inspect)$/, next: 'Helm 3 needs no server in the cluster: leave it out' },
];

/** APIs, options and commands that current versions have removed. */
export function removed(lab: ReadLab): Finding[] {
  const { commands } = lab;
  const lines = commands.flatMap(({ place, statements }) => statements.flatMap(({ calls }) => calls.flatMap((call) => inCall(call).map((found) => ({ place, ...found })))));
  return [...writtenTexts(lab).flatMap(inFile), ...lines];
}

/** Whether Kubernetes had it once. */
export function isRemoved(version: string, kind: string): boolean {
  return removedApi(version, kind) !== undefined;
}

function removedApi(version: string, kind: string): (typeof APIS)[number] | undefined {
  return APIS.find((removed) => removed.version === version && (removed.kinds?.test(kind) ?? true));
}

function inFile({ text, placeOf }: WrittenText): Finding[] {
  const lines = text.split('\n');
  return lines.flatMap((one, index) => {
    const version = /^\s*(?:- )?["']?apiVersion["']?:\s*["']?([\w./-]+)/.exec(one)?.[1];
    const kind = version === undefined ? '' : (/^\s*["']?kind["']?:\s*["']?(\w+)/.exec(nearKind(lines, index))?.[1] ?? '');
    const api = version === undefined ? undefined : removedApi(version, kind);
    return api ? [{ place: placeOf(index), reason: `Kubernetes ${api.since} has removed ${api.version}${kind && ` of ${kind}`}`, next: `use ${api.instead}` }] : [];
  });
}

/** The kind of the same object: behind its apiVersion, or before it. */
function nearKind(lines: readonly string[], index: number): string {
  const isKind = (line: string): boolean => /^\s*["']?kind["']?:/.test(line);
  return lines.slice(index).find(isKind) ?? lines.slice(0, index).reverse().find(isKind) ?? '';
}

function inCall(call: Call): Omit<Finding, 'place'>[] {
  const { program, verb, options, rest } = call;
  const bad = OPTIONS.filter((one) => one.program.test(program) && one.verb.test(verb)).flatMap(({ options: names, next }) => names.filter((name) => options.has(name)).map((name) => ({ reason: `${program} ${verb} no longer has the option --${name}`, next })));
  const gone = VERBS.filter((one) => one.program.test(program) && one.verb.test(verb)).map(({ next }) => ({ reason: `${program} no longer has the command ${verb}`, next }));
  const dry = (options.get('dry-run') ?? []).some((value) => ['true', 'false'].includes(literal(value) ?? '')) ? [{ reason: 'kubectl --dry-run no longer takes true or false', next: 'write --dry-run=client' }] : [];
  const exec = program === 'kubectl' && verb === 'exec' && rest && !call.isSeparated ? [{ reason: 'kubectl exec needs -- before the command', next: 'write: kubectl exec POD -- COMMAND' }] : [];
  return [...bad, ...gone, ...dry, ...exec];
}
