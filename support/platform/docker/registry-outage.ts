import { EnvironmentError } from '../../errors/errors';

// Answers of a registry itself (denied, unauthorized, not found) appear in the same place: they concern the author of the image's name, not the
// environment.
const NOBODY = /(?:Get|Head) "https?:\/\/([^/"]+)\/v2\/[^"]*": .*(?:dial |lookup |timeout|canceled|deadline exceeded|EOF$|reset by peer|x509|proxyconnect|server gave HTTP)/i;
const NOT_NOW = /toomanyrequests|unexpected (?:HTTP )?status\b.*\b5\d\d\b/i;
const PUSHED = /^The push refers to repository \[([^\]]+)\]/m;
const IMAGE = /^Step \d+\/\d+ : FROM (?:--\S+ )*(\S+)|^Unable to find image '([^']+)' locally|failed to solve: ([^\s"]+): /gm;

/**
 * An error of the environment, if an image had to be pulled or pushed and its registry did not answer.
 * @param seen the last line of docker's errors
 * @param output everything that docker printed, including the image's name
 */
export function registryOutage(seen: string, output: string): EnvironmentError | undefined {
  const host = NOBODY.exec(seen)?.[1];
  if (host === undefined && !NOT_NOW.test(seen)) return undefined;
  const pushed = PUSHED.exec(output)?.[1];
  if (pushed !== undefined) return new EnvironmentError({ cause: 'registry-not-answering', reason: 'The registry to push the image to does not answer', subject: pushed, seen, look: `docker push ${pushed}`, next: 'make sure that it answers, then run it again' });
  const image = [...output.matchAll(IMAGE)].at(-1)?.slice(1).find(Boolean);
  const registry = host === undefined ? 'Its registry' : `The image registry ${host}`;
  return new EnvironmentError({
    cause: 'registry-not-answering',
    reason: `${registry} does not answer, and the engine needs an image from it`,
    subject: image,
    seen,
    look: `docker pull ${image ?? 'IMAGE'}`,
    next: 'npx labspec up   # builds the lab’s own images without a registry; for other images, repair the connection to the registry',
  });
}
