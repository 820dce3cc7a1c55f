import type { Cluster, User } from '@kubernetes/client-node';
import { z } from 'zod';
import { runCommand } from '../../../system/command/run-command';
import { EnvironmentError } from '../../../errors/errors';
import { sanitize } from '../../../redaction/sanitize';
import type { ExecPlugin } from './read-kubeconfig';

/** Long enough for a person to log in. */
const PLUGIN_SECONDS = 120;

const credentialSchema = z.object({ status: z.object({ token: z.string().optional(), clientCertificateData: z.string().optional(), clientKeyData: z.string().optional() }) });

/**
 * Gets a user's credentials from their plugin, once for the whole run. The plugin's messages are shown as they come, and it has a deadline.
 * Source: https://kubernetes.io/docs/reference/config-api/client-authentication.v1/
 * @throws EnvironmentError if the program does not exist, or prints no credentials
 */
export function withCredential(user: User, { server }: Cluster): Promise<User> {
  if (!user.exec) return Promise.resolve(user);
  const key = JSON.stringify([user, server]);
  const known = asked.get(key) ?? ask(user, server);
  asked.set(key, known);
  return known;
}

/** By user and server, because a run reads the kubeconfig more than once. */
const asked = new Map<string, Promise<User>>();

async function ask({ exec, ...others }: User, server: string): Promise<User> {
  const { command, args, env, apiVersion = 'client.authentication.k8s.io/v1', installHint } = exec as ExecPlugin;
  const info = JSON.stringify({ apiVersion, kind: 'ExecCredential', spec: { interactive: false, cluster: { server } } });
  const given = Object.fromEntries((env ?? []).map(({ name, value }) => [name, value]));
  const record = await runCommand(command, args ?? [], { env: { ...given, KUBERNETES_EXEC_INFO: info }, within: PLUGIN_SECONDS, onErrors: (text) => process.stderr.write(sanitize(text)) });
  const told = { subject: record.commandLine, seen: sanitize(record.stderr.trim()) || undefined, look: 'kubectl config view --minify', next: installHint?.trim() ?? 'make kubectl itself reach the cluster with this context, then run it again' };
  if (['program not found', 'not started'].includes(record.outcome)) throw new EnvironmentError({ ...told, cause: 'plugin-missing', reason: 'The credentials program of the kubeconfig is not installed, or is not executable' });
  if (record.outcome === 'timed out') throw new EnvironmentError({ ...told, cause: 'plugin-hangs', reason: `The credentials program of the kubeconfig gave no credentials within ${PLUGIN_SECONDS} s` });
  if (record.exitCode !== 0) throw new EnvironmentError({ ...told, cause: 'plugin-fails', reason: `The credentials program of the kubeconfig failed (${record.outcome === 'exited' ? `exit code ${record.exitCode ?? ''}` : record.outcome})` });
  const { token, clientCertificateData, clientKeyData } = credentialOf(record.stdout, told);
  return { ...others, ...(token ? { token } : {}), ...(clientCertificateData && clientKeyData ? { certData: base64(clientCertificateData), keyData: base64(clientKeyData) } : {}) };
}

/** Its output is a secret: it must not appear in an error. */
function credentialOf(stdout: string, told: object): z.infer<typeof credentialSchema>['status'] {
  try {
    const { status } = credentialSchema.parse(JSON.parse(stdout));
    if (status.token ?? status.clientCertificateData) return status;
  } catch {
    // Reported below.
  }
  throw new EnvironmentError({ ...told, cause: 'plugin-fails', reason: 'The credentials program of the kubeconfig did not print an ExecCredential with a token or a certificate' });
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
