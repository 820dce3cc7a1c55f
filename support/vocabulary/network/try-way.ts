import type { ClusterApi } from '../../platform/kubernetes/cluster-api';

/** How an attempt to reach an address ended. */
export type Attempt = 'reached' | 'refused' | 'no such name' | 'no answer' | 'no program';

/** In seconds: a policy that blocks is silent. */
const PATIENCE = 3;

/**
 * What the container has of wget, curl and bash. Not `wget -T`: that of Debian's busybox crashes where a connection is refused.
 * Busybox' timeout ends what it runs with SIGTERM (143), that of others says 124.
 */
const ASK = `
if command -v curl > /dev/null; then curl -s -S -o /dev/null -m ${PATIENCE} "$1"
elif command -v wget > /dev/null; then timeout ${PATIENCE} wget -O /dev/null "$1"
elif command -v bash > /dev/null; then timeout ${PATIENCE} bash -c 'exec 3<> "/dev/tcp/$0/$1"' "$2" "$3"
else exit 127
fi`;

/** Tries to reach an address by HTTP, in a container. Whatever answers counts, even with an error. */
export async function attempt(api: ClusterApi, namespace: string, pod: string, url: URL): Promise<Attempt> {
  const { exitCode, stdout, stderr } = await api.exec(namespace, pod, ['sh', '-c', ASK, 'ask', url.href, url.hostname, String(portOf(url))]);
  return outcome(exitCode, `${stdout}${stderr}`.trim().split('\n').at(-1) ?? '');
}

export function portOf({ port, protocol }: URL): number {
  return Number(port) || (protocol === 'https:' ? 443 : 80);
}

/** @param said the last line that curl, wget or bash printed */
export function outcome(exitCode: number, said: string): Attempt {
  if (exitCode === 0) return 'reached';
  if (exitCode === 127) return 'no program';
  if (/refused/i.test(said)) return 'refused';
  if (/bad address|could not resolve|unable to resolve|name or service not known|temporary failure in name/i.test(said)) return 'no such name';
  return [124, 143, 28].includes(exitCode) || /timed out|terminated|unreachable|no route/i.test(said) ? 'no answer' : 'reached';
}
