import { EnvironmentError } from '../../errors/errors';

/** What an API server says if the environment is at fault although it answers: in kubectl's words and in its own. */
interface Refusal {
  said: RegExp;
  /** The HTTP status, if the API itself was asked. */
  status?: number;
  cause: string;
  reason: string;
  look: string;
  next: string;
}

/** A Pod that is not admitted is the fault of the work only if labspec made the rules, as in the namespace of a submission. */
export const NOT_ADMITTED = 'not-admitted';

const API_REFUSALS: readonly Refusal[] = [
  {
    said: /^error: you must be logged in to the server|\(Unauthorized\)|the server has asked for the client to provide credentials|^Unauthorized$/i,
    status: 401,
    cause: 'credentials-refused',
    reason: 'The cluster does not accept the credentials of the kubeconfig: they belong to another cluster, or have expired',
    look: 'kubectl config view --minify',
    next: 'get new credentials (log in again, or ask the administrator of the cluster), and make sure that the current context is the right cluster',
  },
  {
    said: /is forbidden: violates PodSecurity|admission webhook "[^"]*" denied the request|is forbidden: failed quota: \S+ must specify/i,
    cause: NOT_ADMITTED,
    reason: 'A rule of this cluster does not admit the Pod',
    look: 'kubectl get namespaces --show-labels; kubectl get resourcequotas --all-namespaces',
    next: 'use a cluster without this rule, or exempt the namespace of labspec from it (pod-security.kubernetes.io/enforce=baseline is enough for a lab; a quota also needs a LimitRange with defaults)',
  },
];

/** @param seen what the API server said @param subject what it was asked for @param status of HTTP, if the API itself was asked */
export function refusalOf(seen: string, subject: string, status?: number): EnvironmentError | undefined {
  const known = API_REFUSALS.find((refusal) => refusal.said.test(seen) || (status !== undefined && refusal.status === status));
  if (!known) return undefined;
  const { cause, reason, look, next } = known;
  return new EnvironmentError({ cause, reason, subject, seen, look, next });
}
