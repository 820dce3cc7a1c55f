import { removedApi, removedOptions, removedVerb } from '../../../platform/kubernetes/removed';
import type { Manifest } from '../objects/object-claims';
import type { KubectlLine } from './kubectl-line';

/** A plugin now, which a reader may not have. */
const OF_PLUGINS = new Set(['convert']);
/** Never served unless somebody asked for it. */
const NEVER_SERVED = new Set(['scheduling.k8s.io/v1alpha1']);

/** What a line asks for that kubectl no longer has. */
export function removedFrom({ verb, options }: KubectlLine): string | undefined {
  if (removedVerb('kubectl', verb) !== undefined || OF_PLUGINS.has(verb)) return `kubectl has no ${verb} any more`;
  const [option] = removedOptions('kubectl', verb, options);
  return option && `kubectl ${verb} has no option --${option.name} any more`;
}

/** A version of a manifest that Kubernetes no longer serves. */
export function removedVersion(manifests: readonly Manifest[]): string | undefined {
  const old = manifests.find(({ kind, apiVersion = '' }) => removedApi(apiVersion, kind) !== undefined || NEVER_SERVED.has(apiVersion));
  return old && `Kubernetes no longer serves ${old.kind} in ${old.apiVersion ?? ''}`;
}
