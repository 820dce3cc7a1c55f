import type { Manifest } from './object-claims';
import type { KubectlLine } from './kubectl-line';

/** Options that kubectl had, by the verb, and does not know any longer. */
const OPTIONS: Record<string, readonly string[]> = {
  run: ['generator', 'replicas', 'requests', 'limits', 'schedule', 'serviceaccount', 'hostport', 'service-generator', 'service-overrides'],
  get: ['export', 'show-all', 'include-uninitialized'],
  version: ['short'],
  expose: ['generator'],
  create: ['generator'],
  autoscale: ['generator'],
};
const VERBS = new Set(['rolling-update', 'run-container', 'convert']);
/** Kinds in versions that Kubernetes no longer serves. */
const VERSIONS = /^(?:\w+ (?:extensions\/v1beta1|apps\/v1beta[12]|batch\/v(?:1beta1|2alpha1)|policy\/v1beta1|rbac\.authorization\.k8s\.io\/v1(?:alpha|beta)1|autoscaling\/v2beta[12]|apiextensions\.k8s\.io\/v1beta1|scheduling\.k8s\.io\/v1(?:alpha|beta)1)|Ingress(?:Class)? networking\.k8s\.io\/v1beta1|StorageClass storage\.k8s\.io\/v1beta1)$/;

/** What a line asks for that kubectl no longer has. */
export function removedFrom({ verb, options }: KubectlLine): string | undefined {
  if (VERBS.has(verb)) return `kubectl has no ${verb} any more`;
  const option = OPTIONS[verb]?.find((name) => options.has(name));
  return option === undefined ? undefined : `kubectl ${verb} has no option --${option} any more`;
}

/** A version of a manifest that Kubernetes no longer serves. */
export function removedVersion(manifests: readonly Manifest[]): string | undefined {
  const old = manifests.find(({ kind, apiVersion = '' }) => VERSIONS.test(`${kind} ${apiVersion}`));
  return old && `Kubernetes no longer serves ${old.kind} in ${old.apiVersion ?? ''}`;
}
