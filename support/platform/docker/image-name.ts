interface ImageName {
  registry: string;
  /** `library/node` */
  path: string;
  tag: string;
}

const HUB = 'docker.io';
/** Docker Hub, and registries that mirror it, each with its prefix before a path. */
const HUBS: Record<string, string> = { [HUB]: '', 'index.docker.io': '', 'registry-1.docker.io': '', 'registry.hub.docker.com': '', 'mirror.gcr.io': '', 'public.ecr.aws': 'docker/' };

/** The full name of an image, as Docker completes it: `busybox` -> `docker.io/library/busybox:latest`. */
export function fullName(image: string): string {
  const [first = '', ...others] = withTag(image).split('/');
  if (others.length === 0) return `${HUB}/library/${first}`;
  return /[.:]|^localhost$/.test(first) ? withTag(image) : `${HUB}/${withTag(image)}`;
}

/** The short name of an image with its tag, as people write it: `docker.io/library/busybox` -> `busybox:latest`. Nodes have both under one name. */
export function shortName(image: string): string {
  return withTag(image.replace(/^(?:index\.)?docker\.io\/(?:library\/)?/, ''));
}

/** The parts of a name; a mirror counts as Docker Hub. The tag is empty if there is only a digest. */
function partsOf(image: string): ImageName {
  const [name = ''] = fullName(image).split('@');
  const [registry = '', ...rest] = name.split('/');
  const [, path = '', tag = ''] = /^(.*?)(?::([^:/]*))?$/.exec(rest.join('/')) ?? [];
  const prefix = HUBS[registry];
  if (prefix === undefined || !path.startsWith(prefix)) return { registry, path, tag };
  const own = path.slice(prefix.length);
  return { registry: HUB, path: own.includes('/') ? own : `library/${own}`, tag };
}

/**
 * Whether an image is a different one, or has the same name and the same or a newer version: `node:22` and `node:lts-slim` for `node:20-slim`. Only
 * its registry knows what a tag without a number holds: it counts as new.
 */
export function isSameOrNewer(text: string, wanted: string): boolean {
  const [image, other] = [partsOf(text), partsOf(wanted)];
  if (image.registry !== other.registry || image.path !== other.path) return false;
  if (image.tag === other.tag) return true;
  // Alpine has different programs than Debian; apt-get is missing, for example.
  if (/alpine/.test(image.tag) !== /alpine/.test(other.tag)) return false;
  const [version, least] = [versionOf(image.tag), versionOf(other.tag)];
  return version === undefined || least === undefined || version >= least;
}

/** Whether an image has the name of another one, in any registry and version: a class may have its own mirror. */
export function isCalledAs(image: string, wanted: string): boolean {
  const nameOf = (text: string): string => partsOf(text).path.split('/').at(-1) ?? '';
  return nameOf(image) === nameOf(wanted);
}

function versionOf(tag: string): number | undefined {
  const [, major] = /^v?(\d+)/.exec(tag) ?? [];
  return major === undefined ? undefined : Number(major);
}

/** `busybox` -> `busybox:latest`, as Docker reads it. */
export function withTag(image: string): string {
  return /:[^/]+$/.test(image) ? image : `${image}:latest`;
}
