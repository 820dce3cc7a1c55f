import type { KubernetesObject } from '@kubernetes/client-node';

/** An object of any kind. */
export type AnyObject = KubernetesObject & { spec?: Record<string, unknown>; status?: Record<string, unknown> };
