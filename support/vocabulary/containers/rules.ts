import type { Container } from '../../platform/docker/engine';
import { exitInWords } from './exit-code';
import type { RuleTable } from '../../runtime/diagnose';

/** Observations of a container that should run and be reachable on a port of this machine. */
export interface ContainerObserved {
  name: string;
  /** Undefined if no container has this name. */
  container: Container | undefined;
  /** The ID of the image that it should run. */
  imageId: string | undefined;
  /** The names of other containers of that image. */
  siblings: readonly string[];
  /** The first of them. */
  sibling?: Container | undefined;
  /** The port on this machine, the port of the server in the container, and the port on this machine that the features use for a server outside a container. */
  ports: { exposed: number; server: number; serverOutside: number };
  /** The end of its log. */
  log: string;
  /** The command that runs it. */
  run: string;
}

const bindings = ({ container }: ContainerObserved): [string, string][] =>
  // Docker lists a port twice if it is published over IPv4 and IPv6.
  Object.entries(container?.NetworkSettings.Ports ?? {}).flatMap(([port, hosts]) => [...new Set((hosts ?? []).map(({ HostPort }) => HostPort))].map((host): [string, string] => [port, host]));
const isPublished = (observed: ContainerObserved): boolean => bindings(observed).some(([port, host]) => port === `${observed.ports.server}/tcp` && host === String(observed.ports.exposed));
const argumentsOf = ({ container, sibling }: ContainerObserved): readonly string[] => (container ?? sibling)?.Config.Cmd ?? [];
const nameOf = ({ name, container, siblings }: ContainerObserved): string => (container ? name : (siblings[0] ?? name));
const runs = ({ container }: ContainerObserved): boolean => container?.State.Running ?? false;
const anew = ({ name, run }: ContainerObserved): string => `docker rm -f ${name}\n${run}`;
const shown = (observed: ContainerObserved): string => bindings(observed).map(([port, host]) => `container port ${port} is published as port ${host} of this machine`).join('\n') || 'no port is published';

/** The words of the entrypoint, if the arguments begin with them. */
function givenAgain(observed: ContainerObserved): string {
  const entrypoint = observed.container?.Config.Entrypoint ?? [];
  const isAgain = entrypoint.length > 0 && entrypoint.every((word, index) => argumentsOf(observed)[index] === word);
  return isAgain ? entrypoint.join(' ') : '';
}

/** The mount over the folder of the image's program, or over a folder above it. */
function hiding({ container }: ContainerObserved): { Destination: string; Source: string } | undefined {
  const folder = container?.Config.WorkingDir ?? '';
  return container?.Mounts?.find(({ Destination }) => folder === Destination || folder.startsWith(`${Destination}/`));
}

/** Options of docker run, which a server does not have. */
const OPTION_OF_RUN = /^(-[dpit]+|--(rm|name|publish|detach|network|volume|env)(=.*)?)$/;

/** In order of precedence; no rule applies to a correct container. */
export const CONTAINER_RULES: RuleTable<ContainerObserved> = {
  about: 'container',
  rules: [
    {
      cause: 'options-after-the-image',
      applies: (observed) => argumentsOf(observed).some((word) => OPTION_OF_RUN.test(word)),
      tell: (observed) => ({ reason: 'Options of docker run come after the image, so the program gets them instead of Docker', expected: 'all options before the image, the port of the server after it', seen: `the arguments ${argumentsOf(observed).join(' ')}`, look: `docker inspect ${nameOf(observed)}`, next: `docker rm -f ${nameOf(observed)}\n${observed.run}` }),
    },
    {
      cause: 'container-misnamed',
      unless: ['options-after-the-image'],
      applies: ({ container, siblings }) => !container && siblings.length > 0,
      tell: ({ name, siblings }) => ({ reason: `There is no container ${name}, but there is one of the same image under another name`, expected: name, seen: siblings.join(', '), look: 'docker ps', next: `docker rename ${siblings[0] ?? ''} ${name}` }),
    },
    {
      cause: 'no-container',
      unless: ['options-after-the-image', 'container-misnamed'],
      applies: ({ container }) => !container,
      tell: ({ name, run }) => ({ reason: `There is no container ${name}`, look: 'docker ps --all', next: run }),
    },
    {
      cause: 'command-given-again',
      applies: (observed) => givenAgain(observed) !== '',
      tell: (observed) => ({ reason: `docker run repeats ${givenAgain(observed)} after the image, whose ENTRYPOINT already runs it, so the program gets these words as arguments`, expected: `the argument ${observed.ports.server}`, seen: `the arguments ${argumentsOf(observed).join(' ')}`, look: `docker inspect ${observed.name}`, next: anew(observed) }),
    },
    {
      cause: 'mount-hides-the-application',
      applies: (observed) => observed.container !== undefined && !runs(observed) && hiding(observed) !== undefined,
      tell: (observed) => ({ reason: `A folder of this machine is mounted over ${hiding(observed)?.Destination ?? ''} (docker run -v) and hides the application in the image`, seen: `${hiding(observed)?.Source ?? ''} is mounted on ${hiding(observed)?.Destination ?? ''}\n${observed.log.trimEnd()}`, look: `docker inspect ${observed.name}`, next: anew(observed) }),
    },
    {
      cause: 'container-not-started',
      applies: ({ container }) => container?.State.Status === 'created' && !container.State.Error,
      tell: ({ name }) => ({ reason: `Container ${name} was created, but never started`, seen: 'created', look: 'docker ps --all', next: `docker start ${name}` }),
    },
    {
      cause: 'container-cannot-start',
      applies: ({ container }) => container !== undefined && !container.State.Running && Boolean(container.State.Error),
      tell: (observed) => ({ reason: `Docker could not start container ${observed.name}`, seen: observed.container?.State.Error, look: 'docker ps --all', next: anew(observed) }),
    },
    {
      cause: 'container-paused',
      applies: ({ container }) => container?.State.Paused === true,
      tell: ({ name }) => ({ reason: `Container ${name} is paused, so it does not answer`, seen: 'paused', look: 'docker ps', next: `docker unpause ${name}` }),
    },
    {
      cause: 'host-network',
      applies: (observed) => runs(observed) && observed.container?.HostConfig?.NetworkMode === 'host',
      tell: (observed) => ({ reason: `Container ${observed.name} uses the host network (--network host), where -p has no effect`, expected: `-p ${observed.ports.exposed}:${observed.ports.server}`, seen: '--network host', look: `docker inspect ${observed.name}`, next: anew(observed) }),
    },
    {
      cause: 'container-has-ended',
      unless: ['command-given-again', 'mount-hides-the-application'],
      applies: (observed) => observed.container !== undefined && !runs(observed) && observed.container.State.Status !== 'created',
      tell: (observed) => ({ reason: `Container ${observed.name} has ended`, seen: `${observed.container?.State.Status ?? ''}, ${exitInWords(observed.container?.State.ExitCode ?? 0, observed.container?.State.OOMKilled ? 'OOMKilled' : undefined)}\n${observed.log.trimEnd()}`, look: `docker logs ${observed.name}`, next: anew(observed) }),
    },
    {
      cause: 'container-of-other-image',
      applies: (observed) => runs(observed) && observed.container?.Image !== observed.imageId,
      tell: (observed) => ({ reason: `Container ${observed.name} runs another image or an older build`, expected: observed.imageId, seen: `${observed.container?.Image ?? ''} (${observed.container?.Config.Image ?? ''})`, look: `docker inspect ${observed.name}`, next: anew(observed) }),
    },
    {
      cause: 'ports-swapped',
      applies: (observed) => runs(observed) && !isPublished(observed) && bindings(observed).some(([, host]) => host === String(observed.ports.serverOutside)),
      tell: (observed) => ({ reason: 'The two ports after -p are the wrong way round: the port of this machine comes first', expected: `-p ${observed.ports.exposed}:${observed.ports.server}`, seen: shown(observed), look: `docker port ${observed.name}`, next: anew(observed) }),
    },
    {
      cause: 'port-exposed-not-published',
      applies: (observed) => runs(observed) && bindings(observed).length === 0 && `${observed.ports.server}/tcp` in (observed.container?.NetworkSettings.Ports ?? {}),
      tell: (observed) => ({ reason: 'EXPOSE only documents a port; docker run publishes it only with -p', expected: `-p ${observed.ports.exposed}:${observed.ports.server}`, seen: shown(observed), look: `docker port ${observed.name}`, next: anew(observed) }),
    },
    {
      cause: 'port-not-published',
      unless: ['options-after-the-image', 'host-network', 'ports-swapped', 'port-exposed-not-published'],
      applies: (observed) => runs(observed) && !isPublished(observed),
      tell: (observed) => ({ reason: `docker run does not publish port ${observed.ports.server} of the container as port ${observed.ports.exposed} of this machine`, expected: `-p ${observed.ports.exposed}:${observed.ports.server}`, seen: shown(observed), look: `docker port ${observed.name}`, next: anew(observed) }),
    },
    {
      cause: 'container-listens-elsewhere',
      applies: (observed) => runs(observed) && !argumentsOf(observed).includes(String(observed.ports.server)),
      tell: (observed) => ({ reason: `The server in the container does not get the published port, ${observed.ports.server}, as its argument`, expected: `the argument ${observed.ports.server}`, seen: `the arguments ${argumentsOf(observed).join(' ') || '(none)'}`, look: `docker logs ${observed.name}`, next: anew(observed) }),
    },
  ],
};
