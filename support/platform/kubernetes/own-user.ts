import type { KubernetesObject } from '@kubernetes/client-node';

/** The service account of the user who types a run's lines, and what gives it its rights. */
export const OWN_USER = 'labspec';
export const OWN_USERS_RIGHTS = `${OWN_USER}-rights`;

const KINDS = new Set(['ServiceAccount', 'Role', 'RoleBinding']);

/** Whether an object of a namespace is of labspec's own user, and so none that the lab, or a student, has made. */
export function isOfOwnUser(kind: string, { metadata }: KubernetesObject): boolean {
  return KINDS.has(kind) && [OWN_USER, OWN_USERS_RIGHTS].includes(metadata?.name ?? '');
}
