import type { Manifest } from '../objects/object-claims';

/** Groups with the ending of Kubernetes' own, of what is installed beside it. */
const INSTALLED = /^(?:gateway\.networking|snapshot\.storage|metrics)\.k8s\.io\//;

/** The first kind of manifests that only something installed brings: its group is not one of Kubernetes' own. */
export function otherKindIn(manifests: readonly Manifest[]): string | undefined {
  return manifests.find(({ apiVersion = '' }) => INSTALLED.test(apiVersion) || (/\.[a-z0-9-]+\//.test(apiVersion) && !/\.k8s\.io\//.test(apiVersion)))?.kind;
}
