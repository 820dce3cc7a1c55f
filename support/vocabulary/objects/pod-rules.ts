import type { RuleTable } from '../../runtime/diagnose';
import { exitInWords } from '../containers/exit-code';
import { ended, event, isInit, message, specOf, unscheduled, waiting, worst, type PodState } from './pod-state';

const PULLS = ['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName', 'ErrImageNeverPull', 'ImageInspectError'];
/** In seconds: longer than labspec waits. */
const LONG_DELAY = 30;
const NOT_STARTED = ['CreateContainerConfigError', 'CreateContainerError', 'RunContainerError'];

const container = (state: PodState): string => `${isInit(state) ? 'The init container' : 'Container'} ${worst(state)?.name ?? ''} of pod ${state.name}`;
const describe = ({ name, namespace }: PodState): string => `kubectl describe pod ${name} -n ${namespace}`;
const logs = (state: PodState): string => `kubectl logs ${state.name} -c ${worst(state)?.name ?? ''} -n ${state.namespace}${(worst(state)?.restartCount ?? 0) > 0 ? ' --previous' : ''}`;
/** Where the reader changes it: a Pod that is replaced has its owner's template. */
const place = ({ owner, name }: PodState): string => (owner === undefined ? `the manifest of pod ${name}, delete the pod and create it again` : `the template of ${owner} and apply it again`);
const lastLines = (text: string): string => text.split('\n').filter((line) => line.trim()).slice(-6).join('\n') || '(no output)';
const image = (state: PodState): string => specOf(state)?.image ?? '';
const probe = (state: PodState): { kind: string; said: string } | undefined => {
  const [, kind = '', said = ''] = /^(Readiness|Liveness|Startup) probe (?:failed|errored[^:]*): ([^]*)$/.exec(event(state, 'Unhealthy')) ?? [];
  return kind === '' ? undefined : { kind: kind.toLowerCase(), said };
};
/** The program that a probe is to run, and the image does not have. */
const unknownProgram = (state: PodState): string | undefined => /exec: \\?"([^"\\]+)\\?": (?:executable file not found|stat )/.exec(probe(state)?.said ?? '')?.[1];
const unmounted = (state: PodState): string => event(state, 'FailedMount');
/** What the kubelet or the API says is missing: `configmap "web" not found`. */
const lost = (text: string): { what: string; key?: string } | undefined => {
  const [, key, ofWhat = ''] = /couldn't find key (\S+) in ((?:ConfigMap|Secret) \S+)/.exec(text) ?? /references non-existent (?:config|secret) key: (\S+)()/.exec(text) ?? [];
  if (key !== undefined) return { what: ofWhat.replace(/\S+\//, '') || 'the volume', key };
  const [, kind, name] = /(configmap|secret|serviceaccount|persistentvolumeclaim) "([^"]+)" not found/.exec(text) ?? [];
  return kind === undefined ? undefined : { what: `${kind} ${name ?? ''}` };
};
/** The policy of an image without a tag, unless the manifest gives another one. */
const pullsAlways = (state: PodState): boolean => specOf(state)?.imagePullPolicy === 'Always';
const missingClaim = (state: PodState): string | undefined => /persistentvolumeclaim "([^"]+)" not found/.exec(unscheduled(state))?.[1];
/** The port of its probe that has a name, if the container has none of that name: only a Service looks at the names of a Service. */
const unknownPort = (state: PodState): { probe: string; name: string } | undefined => {
  const { readinessProbe, startupProbe, ports = [] } = specOf(state) ?? {};
  return Object.entries({ startupProbe, readinessProbe }).flatMap(([probe, asks]) => {
    const name = asks?.httpGet?.port ?? asks?.tcpSocket?.port;
    return typeof name === 'string' && !/^\d+$/.test(name) && !ports.some((one) => one.name === name) ? [{ probe, name }] : [];
  })[0];
};
const portsOf = (state: PodState): string => specOf(state)?.ports?.map(({ name = 'no name', containerPort }) => `${name}: ${containerPort}`).join(', ') ?? 'no ports';
const port = (said: string): string | undefined => /dial tcp \S+:(\d+)/.exec(said)?.[1];

/** What keeps a Pod of any lab from running or from being ready, the most certain first. */
export const ANY_POD_RULES: RuleTable<PodState> = {
  about: 'any pod',
  rules: [
    {
      cause: 'reference-missing',
      applies: (state) => lost(message(state)) !== undefined || lost(unmounted(state)) !== undefined,
      tell: (state) => {
        const { what, key } = lost(message(state)) ?? lost(unmounted(state)) ?? { what: '' };
        return key === undefined
          ? { reason: `Pod ${state.name} needs the ${what}, which does not exist`, seen: message(state) || unmounted(state), look: `kubectl get ${what.split(' ')[0] ?? ''}s -n ${state.namespace}`, next: `create it, or correct its name in ${place(state)}` }
          : { reason: `Pod ${state.name} needs the key ${key} of ${what}, which has no such key`, seen: message(state) || unmounted(state), look: `kubectl describe ${what} -n ${state.namespace}`, next: `add the key, or correct it in ${place(state)}` };
      },
    },
    {
      cause: 'image-not-pulled',
      applies: (state) => PULLS.includes(waiting(state)),
      tell: (state) => ({ reason: `${container(state)} does not start: no node can get its image ${image(state)}${pullsAlways(state) ? ', and its pull policy is Always, so an image that is on the node does not count' : ''}`, seen: [waiting(state), message(state)].filter(Boolean).join(': '), look: describe(state), next: `correct the name or the tag of the image in ${place(state)}; an image of your own must be loaded onto the nodes first` }),
    },
    {
      cause: 'program-not-found',
      applies: (state) => /executable file not found|no such file or directory|permission denied/.test(message(state)) && (NOT_STARTED.includes(waiting(state)) || ended(state) !== undefined),
      tell: (state) => ({ reason: `${container(state)} does not start: its image has no such program`, seen: message(state), look: describe(state), next: `correct command and args in ${place(state)}` }),
    },
    {
      cause: 'container-not-created',
      applies: (state) => NOT_STARTED.includes(waiting(state)),
      unless: ['reference-missing', 'program-not-found'],
      tell: (state) => ({ reason: `${container(state)} cannot be created`, seen: [waiting(state), message(state)].filter(Boolean).join(': '), look: describe(state), next: `correct what it names in ${place(state)}` }),
    },
    {
      cause: 'memory-exceeded',
      applies: (state) => ended(state)?.reason === 'OOMKilled',
      tell: (state) => ({ reason: `${container(state)} needs more memory than its limit, so it is killed again and again`, seen: `OOMKilled, limit ${specOf(state)?.resources?.limits?.['memory'] ?? 'of its node'}`, look: describe(state), next: `raise resources.limits.memory in ${place(state)}` }),
    },
    {
      cause: 'liveness-kills',
      applies: (state) => probe(state)?.kind === 'liveness' || /failed (?:liveness|startup) probe/.test(event(state, 'Killing')),
      tell: (state) => ({ reason: `${container(state)} is killed again and again: its liveness probe fails`, seen: probe(state)?.said ?? event(state, 'Killing'), look: describe(state), next: `correct path, port and times of livenessProbe in ${place(state)}` }),
    },
    {
      cause: 'container-ends-with-error',
      applies: (state) => (ended(state)?.exitCode ?? 0) !== 0,
      unless: ['memory-exceeded', 'program-not-found', 'liveness-kills'],
      tell: (state) => ({ reason: `${container(state)} ends with an error: ${exitInWords(ended(state)?.exitCode ?? 0, ended(state)?.reason)}`, seen: lastLines(state.log), look: logs(state), next: `find the error in its log, then correct ${place(state)}` }),
    },
    {
      cause: 'container-ends',
      applies: (state) => ended(state)?.exitCode === 0 && !isInit(state) && state.pod.spec?.restartPolicy === 'Always' && worst(state)?.ready !== true,
      tell: (state) => ({ reason: `${container(state)} has done its work and ended, so it is started again and again`, seen: lastLines(state.log), look: logs(state), next: `give it a command that goes on in ${place(state)}, or make it a Job` }),
    },
    {
      cause: 'probe-port-unknown',
      applies: (state) => worst(state)?.state?.running !== undefined && worst(state)?.ready === false && unknownPort(state) !== undefined,
      tell: (state) => {
        const { probe: which, name } = unknownPort(state) ?? { probe: '', name: '' };
        return { reason: `${container(state)} is not ready: its ${which} asks the port called ${name}, but the container has no port of that name`, expected: name, seen: portsOf(state), look: describe(state), next: `give the container’s port that name, or write its number into ${which} in ${place(state)}` };
      },
    },
    {
      cause: 'probe-program-missing',
      applies: (state) => unknownProgram(state) !== undefined,
      tell: (state) => ({ reason: `${container(state)} is not ready: its ${probe(state)?.kind ?? ''} probe runs ${unknownProgram(state) ?? ''}, which its image does not have`, seen: probe(state)?.said, look: describe(state), next: `let the probe run a program of the image, or ask a port (httpGet, tcpSocket), in ${place(state)}` }),
    },
    {
      cause: 'readiness-fails',
      applies: (state) => probe(state)?.kind === 'readiness' && worst(state)?.ready === false,
      unless: ['probe-program-missing', 'probe-port-unknown', 'liveness-kills', 'container-ends-with-error'],
      tell: (state) => ({ reason: `${container(state)} runs, but is not ready: its readiness probe ${port(probe(state)?.said ?? '') === undefined ? 'fails' : `finds nothing on port ${port(probe(state)?.said ?? '') ?? ''}`}`, seen: probe(state)?.said, look: describe(state), next: `correct path and port of readinessProbe in ${place(state)}` }),
    },
    {
      cause: 'readiness-waits',
      applies: (state) => worst(state)?.state?.running !== undefined && worst(state)?.ready === false && probe(state) === undefined && (specOf(state)?.readinessProbe?.initialDelaySeconds ?? 0) >= LONG_DELAY,
      tell: (state) => ({ reason: `${container(state)} runs, but its readiness probe waits ${specOf(state)?.readinessProbe?.initialDelaySeconds ?? 0} seconds before it asks`, seen: `initialDelaySeconds: ${specOf(state)?.readinessProbe?.initialDelaySeconds ?? 0}`, look: describe(state), next: `lower initialDelaySeconds of readinessProbe in ${place(state)}` }),
    },
    {
      cause: 'no-room',
      applies: (state) => /Insufficient (?:cpu|memory|ephemeral-storage)/.test(unscheduled(state)),
      tell: (state) => ({ reason: `No node has room for pod ${state.name}: it asks for more than is free`, seen: unscheduled(state), look: describe(state), next: `ask for less in resources.requests of ${place(state)}` }),
    },
    {
      cause: 'claim-unbound',
      applies: (state) => /unbound immediate PersistentVolumeClaims|persistentvolumeclaim "[^"]+" not found/.test(unscheduled(state)),
      tell: (state) => ({ reason: missingClaim(state) === undefined ? `Pod ${state.name} waits for its persistent volume claim, which is not bound` : `Pod ${state.name} names the persistent volume claim ${missingClaim(state) ?? ''}, which does not exist`, seen: unscheduled(state), look: `kubectl get persistentvolumeclaims -n ${state.namespace}`, next: `create the claim, or correct its name in ${place(state)}` }),
    },
    {
      cause: 'no-node-fits',
      applies: (state) => /didn't match Pod's node affinity|untolerated taint|node selector|didn't match pod (?:anti-)?affinity/.test(unscheduled(state)),
      unless: ['no-room', 'claim-unbound'],
      tell: (state) => ({ reason: `No node is one that pod ${state.name} may run on`, seen: unscheduled(state), look: 'kubectl get nodes --show-labels', next: `correct nodeSelector, affinity or tolerations in ${place(state)}` }),
    },
    {
      cause: 'init-container-goes-on',
      applies: (state) => isInit(state) && worst(state)?.state?.running !== undefined,
      tell: (state) => ({ reason: `${container(state)} has not ended, so the other containers do not start`, seen: lastLines(state.log), look: logs(state), next: `an init container must end: find out what it waits for, then correct ${place(state)}` }),
    },
    {
      cause: 'pod-starts',
      applies: (state) => ['ContainerCreating', 'PodInitializing'].includes(waiting(state)) && unmounted(state) === '',
      unless: ['init-container-goes-on'],
      tell: (state) => ({ reason: `${container(state)} has not started yet`, seen: `${waiting(state)}: ${state.events.at(-1)?.message ?? 'no event yet'}`, look: describe(state), next: `wait until kubectl get pod ${state.name} -n ${state.namespace} shows Running, then check again` }),
    },
  ],
};
