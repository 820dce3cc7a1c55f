import { quoted } from '../../system/command/quoted';
import type { RuleTable } from '../../runtime/diagnose';

/** Observations about an image that is missing. */
export interface MissingImage {
  name: string;
  /** Other images with nearly the same name. */
  similar: readonly string[];
  /** The command that builds it. */
  build: string;
  /** Files that the Dockerfile copies and .dockerignore excludes. */
  leftOut?: readonly string[];
  /** Files that the Dockerfile copies and that are symbolic links. */
  links?: readonly string[];
  /** Commands of its RUN lines that wait for an answer. */
  asking?: readonly string[];
}

const answered = (command: string): string => command.replace(/ (?=[a-z-]+(?: |$))/, ' -y ');

/** In order of precedence. */
export const MISSING_IMAGE_RULES: RuleTable<MissingImage> = {
  about: 'missing image',
  rules: [
    {
      cause: 'image-misnamed',
      applies: ({ similar }) => similar.length > 0,
      tell: ({ name, similar }) => ({ reason: `There is no image ${name}, but there is one with a similar name`, expected: name, seen: similar.join('\n'), look: 'docker image ls', next: `docker tag ${similar[0] ?? ''} ${name}` }),
    },
    {
      cause: 'file-left-out',
      applies: ({ similar, leftOut = [] }) => similar.length === 0 && leftOut.length > 0,
      tell: ({ name, build, leftOut = [] }) => ({ reason: `There is no image ${name}, and it cannot be built: .dockerignore excludes ${leftOut.join(' and ')}, which the Dockerfile copies`, look: 'cat .dockerignore', next: `remove the line of .dockerignore that excludes it, then: ${build}` }),
    },
    {
      cause: 'file-is-a-link',
      applies: ({ similar, links = [] }) => similar.length === 0 && links.length > 0,
      tell: ({ name, build, links = [] }) => ({ reason: `There is no image ${name}, and it cannot be built: ${links.join(' and ')} is a symbolic link, and Docker copies only files that are in the folder itself`, look: `ls -l ${links.map(quoted).join(' ')}`, next: links.map((link) => `cp --remove-destination "$(readlink -f ${quoted(link)})" ${quoted(link)}`).concat(build).join('\n') }),
    },
    {
      cause: 'build-asks',
      applies: ({ similar, asking = [] }) => similar.length === 0 && asking.length > 0,
      tell: ({ name, build, asking: [command = ''] = [] }) => ({ reason: `There is no image ${name}, and it cannot be built: ${command} asks whether to continue, and nobody answers during a build`, subject: 'Dockerfile', expected: answered(command), seen: command, look: 'cat Dockerfile', next: `write -y after ${command.split(' ')[0] ?? ''}, then: ${build}` }),
    },
    {
      cause: 'no-image',
      unless: ['image-misnamed', 'file-left-out', 'file-is-a-link', 'build-asks'],
      applies: () => true,
      tell: ({ name, build }) => ({ reason: `There is no image ${name}`, look: 'docker image ls', next: build }),
    },
  ],
};

/** Observations about an image that should be on all nodes of a cluster. */
export interface ImageOnNodes {
  image: string;
  cluster: string;
  /** Its ID in the engine. */
  id: string;
  /** The nodes that do not have it, each with the ID of another image of this name; null if it has none. */
  onNodes: Readonly<Record<string, string | null>>;
  /** How many nodes there are, if that is known. */
  nodeCount?: number | undefined;
  /** Other kind clusters that have it. */
  elsewhere: readonly string[];
  /** The command that loads it. */
  load: string;
}

const wrongNodes = ({ onNodes, id }: ImageOnNodes): [string, string | null][] => Object.entries(onNodes).filter(([, nodeId]) => nodeId !== id);
const isMissing = (observed: ImageOnNodes): boolean => wrongNodes(observed).every(([, nodeId]) => nodeId === null);

const isOnSome = ({ onNodes, nodeCount }: ImageOnNodes): boolean => nodeCount !== undefined && Object.keys(onNodes).length < nodeCount;

function compared(observed: ImageOnNodes): { subject: string; expected: string; seen: string; look: string; next: string } {
  const { image, id, onNodes, load } = observed;
  return {
    subject: image,
    expected: `${id} on ${Object.keys(onNodes).join(', ')}`,
    seen: wrongNodes(observed).map(([node, nodeId]) => `${node}: ${nodeId ?? 'no such image'}`).join('\n'),
    look: `docker exec ${wrongNodes(observed)[0]?.[0] ?? ''} crictl images`,
    next: load,
  };
}

/** In order of precedence; no rule applies if every node has the image. */
export const NODE_IMAGE_RULES: RuleTable<ImageOnNodes> = {
  about: 'image on nodes',
  rules: [
    {
      cause: 'image-in-other-cluster',
      applies: (observed) => wrongNodes(observed).length > 0 && isMissing(observed) && observed.elsewhere.length > 0,
      tell: (observed) => ({ ...compared(observed), reason: `The image is loaded into the cluster ${observed.elsewhere.join(', ')}, not into ${observed.cluster}` }),
    },
    {
      cause: 'image-not-loaded',
      unless: ['image-in-other-cluster'],
      applies: (observed) => wrongNodes(observed).length > 0 && isMissing(observed),
      tell: (observed) => ({ ...compared(observed), reason: isOnSome(observed) ? `The image is not on all nodes: ${wrongNodes(observed).map(([node]) => node).join(' and ')} ${wrongNodes(observed).length > 1 ? 'do' : 'does'} not have it` : 'The image is not loaded into kind' }),
    },
    {
      cause: 'image-on-nodes-is-older',
      applies: (observed) => !isMissing(observed),
      tell: (observed) => ({ ...compared(observed), reason: 'Not every node has the image that Docker has now' }),
    },
  ],
};
