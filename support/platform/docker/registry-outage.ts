import { EnvironmentError } from '../../errors/errors';

// What a registry itself answers (denied, unauthorized, not found) comes in the same place: whoever names an image that is not there is told that by it.
const NOBODY = /(?:Get|Head) "https?:\/\/([^/"]+)\/v2\/[^"]*": .*(?:dial |lookup |timeout|canceled|deadline exceeded|EOF$|reset by peer|x509|proxyconnect|server gave HTTP)/i;
const NOT_NOW = /toomanyrequests|unexpected (?:HTTP )?status\b.*\b5\d\d\b/i;
const PUSHED = /^The push refers to repository \[([^\]]+)\]/m;
const IMAGE = /^Step \d+\/\d+ : FROM (?:--\S+ )*(\S+)|^Unable to find image '([^']+)' locally|failed to solve: ([^\s"]+): /gm;

/**
 * The environment's fault, where an image had to be pulled, or pushed, and its registry gave no answer.
 * @param seen the last line of docker's errors
 * @param output all that docker has said, with the image's name in it
 */
export function registryOutage(seen: string, output: string): EnvironmentError | undefined {
  const host = NOBODY.exec(seen)?.[1];
  if (host === undefined && !NOT_NOW.test(seen)) return undefined;
  const pushed = PUSHED.exec(output)?.[1];
  if (pushed !== undefined) return new EnvironmentError({ cause: 'registry-not-answering', reason: 'The registry that the image goes to does not answer', subject: pushed, seen, look: `docker push ${pushed}`, next: 'see that it answers, then run it again' });
  const image = [...output.matchAll(IMAGE)].at(-1)?.slice(1).find(Boolean);
  const registry = host === undefined ? 'Its registry' : `The image registry ${host}`;
  return new EnvironmentError({
    cause: 'registry-not-answering',
    reason: `${registry} does not answer, and the engine needs an image of it`,
    subject: image,
    seen,
    look: `docker pull ${image ?? 'IMAGE'}`,
    next: 'npx labspec up   # it has the lab’s own images without a registry, too; for others, see to the way to the registry',
  });
}
