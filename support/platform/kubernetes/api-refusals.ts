import { EnvironmentError } from '../../errors/errors';

/** What an API server says where the environment is at fault, though it answers: in kubectl's words and in its own. */
interface Refusal {
  said: RegExp;
  /** Its HTTP status, where the API itself is asked. */
  status?: number;
  cause: string;
  reason: string;
  look: string;
  next: string;
}

/** Whether a cluster admits a Pod is the work's own affair where the rules are those that labspec has given to the namespace of a submission. */
export const NOT_ADMITTED = 'not-admitted';

const API_REFUSALS: readonly Refusal[] = [
  {
    said: /^error: you must be logged in to the server|\(Unauthorized\)|the server has asked for the client to provide credentials|^Unauthorized$/i,
    status: 401,
    cause: 'credentials-refused',
    reason: 'The cluster does not take the credentials of the kubeconfig: they are of another cluster, or have expired',
    look: 'kubectl config view --minify',
    next: 'get new credentials as you got these (log in again, or ask who runs the cluster), and see that the current context is the cluster that you mean',
  },
  {
    said: /is forbidden: violates PodSecurity|admission webhook "[^"]*" denied the request|is forbidden: failed quota: \S+ must specify/i,
    cause: NOT_ADMITTED,
    reason: 'This cluster does not admit the Pod, by a rule of its own',
    look: 'kubectl get namespaces --show-labels; kubectl get resourcequotas --all-namespaces',
    next: 'use a cluster, or let labspec have a namespace, without this rule (pod-security.kubernetes.io/enforce=baseline is enough for a lab; a quota needs a LimitRange with defaults beside it)',
  },
];

/** @param seen what the API server said @param subject what was asked of it @param status of HTTP, where the API itself was asked */
export function refusalOf(seen: string, subject: string, status?: number): EnvironmentError | undefined {
  const known = API_REFUSALS.find((refusal) => refusal.said.test(seen) || (status !== undefined && refusal.status === status));
  if (!known) return undefined;
  const { cause, reason, look, next } = known;
  return new EnvironmentError({ cause, reason, subject, seen, look, next });
}
