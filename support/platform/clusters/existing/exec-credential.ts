import type { Cluster, User } from '@kubernetes/client-node';
import { z } from 'zod';
import { runCommand } from '../../../system/command/run-command';
import { EnvironmentError } from '../../../errors/errors';
import { sanitize } from '../../../redaction/sanitize';
import type { ExecPlugin } from './read-kubeconfig';

/** Somebody may have to log in meanwhile. */
const PLUGIN_SECONDS = 120;

const credentialSchema = z.object({ status: z.object({ token: z.string().optional(), clientCertificateData: z.string().optional(), clientKeyData: z.string().optional() }) });

/**
 * A user with the credentials that their plugin gives, which is asked once for the whole run: what it says to people is shown as it comes, and it ends
 * with its deadline. Source: https://kubernetes.io/docs/reference/config-api/client-authentication.v1/
 * @throws EnvironmentError where there is no such program, or it gives nothing
 */
export function withCredential(user: User, { server }: Cluster): Promise<User> {
  if (!user.exec) return Promise.resolve(user);
  const key = JSON.stringify([user, server]);
  const known = asked.get(key) ?? ask(user, server);
  asked.set(key, known);
  return known;
}

/** By user and server: a run reads the kubeconfig more than once. */
const asked = new Map<string, Promise<User>>();

async function ask({ exec, ...others }: User, server: string): Promise<User> {
  const { command, args, env, apiVersion = 'client.authentication.k8s.io/v1', installHint } = exec as ExecPlugin;
  const info = JSON.stringify({ apiVersion, kind: 'ExecCredential', spec: { interactive: false, cluster: { server } } });
  const given = Object.fromEntries((env ?? []).map(({ name, value }) => [name, value]));
  const record = await runCommand(command, args ?? [], { env: { ...given, KUBERNETES_EXEC_INFO: info }, within: PLUGIN_SECONDS, onErrors: (text) => process.stderr.write(sanitize(text)) });
  const told = { subject: record.commandLine, seen: sanitize(record.stderr.trim()) || undefined, look: 'kubectl config view --minify', next: installHint?.trim() ?? 'see that kubectl itself reaches the cluster with this context, then run it again' };
  if (['program not found', 'not started'].includes(record.outcome)) throw new EnvironmentError({ ...told, cause: 'plugin-missing', reason: 'The kubeconfig names a program for its credentials that is not installed, or may not be executed' });
  if (record.outcome === 'timed out') throw new EnvironmentError({ ...told, cause: 'plugin-hangs', reason: `The program that the kubeconfig names for its credentials gave none within ${PLUGIN_SECONDS} s` });
  if (record.exitCode !== 0) throw new EnvironmentError({ ...told, cause: 'plugin-fails', reason: `The program that the kubeconfig names for its credentials has failed (${record.outcome === 'exited' ? `exit code ${record.exitCode ?? ''}` : record.outcome})` });
  const { token, clientCertificateData, clientKeyData } = credentialOf(record.stdout, told);
  return { ...others, ...(token ? { token } : {}), ...(clientCertificateData && clientKeyData ? { certData: base64(clientCertificateData), keyData: base64(clientKeyData) } : {}) };
}

/** What it prints is a secret: never in an error. */
function credentialOf(stdout: string, told: object): z.infer<typeof credentialSchema>['status'] {
  try {
    const { status } = credentialSchema.parse(JSON.parse(stdout));
    if (status.token ?? status.clientCertificateData) return status;
  } catch {
    // Told below.
  }
  throw new EnvironmentError({ ...told, cause: 'plugin-fails', reason: 'The program that the kubeconfig names for its credentials has printed no ExecCredential with a token or a certificate' });
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
