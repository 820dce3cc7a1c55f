/** The manifests that the lab's reader writes: of the server pod as it is first, and with arguments of its own. */
export const MANIFEST = 'pod.yaml';
export const MANIFEST_WITH_ARGS = 'podkv.yaml';
