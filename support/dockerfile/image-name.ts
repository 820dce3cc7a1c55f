/** An image's name as Docker completes it: `node` is `docker.io/library/node:latest`. */
export interface ImageName {
  registry: string;
  /** `library/node` */
  path: string;
  tag: string;
}

const HUB = 'docker.io';
/** Registries that serve the images of Docker Hub, with what they put before a path. */
const MIRRORS: Record<string, string> = { 'index.docker.io': '', 'registry-1.docker.io': '', 'registry.hub.docker.com': '', 'mirror.gcr.io': '', 'public.ecr.aws': 'docker/' };

export function readImageName(text: string): ImageName {
  const [name = '', digest] = text.split('@');
  const [first = '', ...rest] = name.split('/');
  const hasRegistry = rest.length > 0 && /[.:]|^localhost$/.test(first);
  const [, path = '', tag] = /^(.*?)(?::([^:/]*))?$/.exec(hasRegistry ? rest.join('/') : name) ?? [];
  const prefix = hasRegistry ? MIRRORS[first] : '';
  const isHubs = prefix !== undefined && path.startsWith(prefix);
  const own = isHubs ? path.slice(prefix.length) : path;
  return { registry: isHubs ? HUB : first, path: isHubs && !own.includes('/') ? `library/${own}` : own, tag: tag ?? (digest ? '' : 'latest') };
}

/**
 * Whether an image is another one, or one of the same name with the same or a newer version: `node:22` and `node:lts-slim` for `node:20-slim`.
 * What a tag without a number holds, only its registry knows: it counts as new.
 */
export function isSameOrNewer(text: string, wanted: string): boolean {
  const [image, other] = [readImageName(text), readImageName(wanted)];
  if (image.registry !== other.registry || image.path !== other.path) return false;
  if (image.tag === other.tag) return true;
  // Alpine has other programs than Debian: apt-get is not among them.
  if (/alpine/.test(image.tag) !== /alpine/.test(other.tag)) return false;
  const [version, least] = [versionOf(image.tag), versionOf(other.tag)];
  return version === undefined || least === undefined || version >= least;
}

function versionOf(tag: string): number | undefined {
  const [, major] = /^v?(\d+)/.exec(tag) ?? [];
  return major === undefined ? undefined : Number(major);
}
