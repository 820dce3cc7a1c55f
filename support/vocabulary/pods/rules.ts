import { kubectlLines } from '../../platform/kubernetes/kubectl-lines';
import { isTerminating } from '../../platform/kubernetes/pod-facts';
import { shortName } from '../../platform/docker/image-name';
import { exitInWords } from '../containers/exit-code';
import { hasNoRoom } from './memory-limit';
import { inOneWord, wordsAfterShell } from './command-words';
import { containerOf, ended, failsLiveness, initContainerOf, messageOf as message, specOf, waitingReason, type PodObserved } from './observed';
import type { RuleTable } from '../../runtime/diagnose';

const PULLS = ['ErrImagePull', 'ImagePullBackOff', 'ErrImageNeverPull', 'InvalidImageName'];
const CANNOT_START = ['CreateContainerConfigError', 'CreateContainerError', 'RunContainerError'];

const imageOf = (observed: PodObserved): string => specOf(observed)?.image ?? '';
const policyOf = (observed: PodObserved): string => specOf(observed)?.imagePullPolicy ?? '';
const cannotHaveImage = (observed: PodObserved): boolean => PULLS.includes(waitingReason(observed) ?? '');
const isMisspelt = (observed: PodObserved): boolean => shortName(imageOf(observed)) !== shortName(observed.image);
const cannotStart = (observed: PodObserved): boolean => CANNOT_START.includes(waitingReason(observed) ?? '');
const isNotFound = (observed: PodObserved): boolean => /executable file not found|no such file or directory/.test(message(observed)) && (ended(observed) !== undefined || cannotStart(observed));
const isSecond = (observed: PodObserved): boolean => (observed.pod?.spec?.containers.length ?? 0) > 1 && specOf(observed) !== observed.pod?.spec?.containers[0];
const lastLines = (text: string): string => text.split('\n').filter((line) => line.trim()).slice(-6).join('\n') || '(no output)';
const exit = (observed: PodObserved): string => exitInWords(ended(observed)?.exitCode ?? 0, ended(observed)?.reason);
const describe = ({ name, namespace }: PodObserved): string => kubectlLines.describe(name, namespace);
/** `-n` must come before `--`: the words after `--` are the pod's own command. */
const inNamespace = ({ create, namespace }: PodObserved): string => (create.includes(' -- ') ? create.replace(' -- ', ` -n ${namespace} -- `) : `${create} -n ${namespace}`);
const failedMount = ({ events = [] }: PodObserved): string | undefined => events.filter(({ reason }) => reason === 'FailedMount').at(-1)?.message;
/** The path of a volume that hides a file which the program does not find. */
const hidingMount = (observed: PodObserved): string | undefined => {
  const missing = [...observed.log.matchAll(/(?:ENOENT|no such file|Cannot find module)[^'"]*['"](\/[^'"]+)/gi)].map(([, file = '']) => file);
  return specOf(observed)?.volumeMounts?.map(({ mountPath }) => mountPath).find((path) => missing.some((file) => file.startsWith(`${path.replace(/\/$/, '')}/`)));
};
const kind = (owner: string): string => owner.split(' ')[0] ?? '';
const unschedulable = ({ pod }: PodObserved): string => pod?.status?.conditions?.find(({ type }) => type === 'PodScheduled')?.message ?? '';
/** The containers of an existing pod cannot be changed. */
const anew = (observed: PodObserved, change: string): string => `${change}, then: kubectl delete pod ${observed.name} -n ${observed.namespace}\n${observed.create}`;

/** In order of precedence: the first rule that applies gives the cause; the others appear under "also". */
export const POD_RULES: RuleTable<PodObserved> = {
  about: 'pod',
  rules: [
    {
      cause: 'pod-in-other-namespace',
      applies: ({ pod, elsewhere }) => !pod && elsewhere.length > 0,
      tell: (observed) => ({
        reason: `There is a pod ${observed.name} in namespace ${observed.elsewhere.join(', ')}, but none in ${observed.namespace}`,
        look: `kubectl get pods -A`,
        next: `${inNamespace(observed)}\nif the other pod is yours: kubectl delete pod ${observed.name} -n ${observed.elsewhere[0] ?? ''}`,
      }),
    },
    {
      cause: 'other-kind',
      applies: ({ pod, siblings = [] }) => !pod && siblings.some(({ owner }) => owner),
      tell: ({ name, siblings = [], create }) => {
        const { name: other, owner = '' } = siblings.find((sibling) => sibling.owner) ?? { name: '' };
        return { reason: `There is no pod ${name}, but a ${kind(owner)}, which gives its pods generated names`, expected: `a pod called ${name}`, seen: `${owner}, with pod ${other}`, look: 'kubectl get all', next: `kubectl delete ${owner.toLowerCase()}\n${create}` };
      },
    },
    {
      cause: 'pod-misnamed',
      applies: ({ pod, elsewhere, siblings = [] }) => !pod && elsewhere.length === 0 && siblings.some(({ owner }) => !owner),
      tell: ({ name, namespace, siblings = [], create }) => {
        const { name: other = '' } = siblings.find(({ owner }) => !owner) ?? {};
        return { reason: `There is no pod ${name}, but pod ${other} runs the same image`, expected: name, seen: other, look: `kubectl get pods -n ${namespace}`, next: `kubectl delete pod ${other} -n ${namespace}\n${create}` };
      },
    },
    {
      cause: 'no-pod',
      unless: ['pod-in-other-namespace', 'other-kind', 'pod-misnamed'],
      applies: ({ pod }) => !pod,
      tell: ({ name, namespace, create }) => ({ reason: `There is no pod ${name} in namespace ${namespace}`, look: `kubectl get pods -n ${namespace}`, next: create }),
    },
    {
      cause: 'kept-by-finalizer',
      applies: ({ pod }) => pod !== undefined && isTerminating(pod) && (pod.metadata?.finalizers?.length ?? 0) > 0,
      tell: ({ name, namespace, pod, create }) => ({ reason: `Pod ${name} is being deleted, but a finalizer keeps it`, seen: pod?.metadata?.finalizers?.join(', '), look: kubectlLines.podYaml(name, namespace), next: `${kubectlLines.removeFinalizers(name, namespace)}\n${create}` }),
    },
    {
      cause: 'pod-terminating',
      unless: ['kept-by-finalizer'],
      applies: ({ pod }) => pod !== undefined && isTerminating(pod),
      tell: (observed) => ({ reason: `Pod ${observed.name} is being deleted`, look: `kubectl get pod ${observed.name} -n ${observed.namespace} --watch`, next: `wait until it is gone, then: ${observed.create}` }),
    },
    {
      cause: 'init-container-runs',
      applies: (observed) => initContainerOf(observed) !== undefined && observed.pod?.spec?.nodeName !== undefined,
      tell: (observed) => {
        const { name = '', state } = initContainerOf(observed) ?? {};
        const seen = [state?.running ? 'it runs' : '', state?.waiting?.reason, state?.waiting?.message, state?.terminated && exitInWords(state.terminated.exitCode, state.terminated.reason)].filter(Boolean).join(', ');
        return { reason: `Pod ${observed.name} waits for its init container ${name}, which has to succeed before the other containers start`, seen, look: `kubectl logs ${observed.name} -c ${name} -n ${observed.namespace}`, next: anew(observed, `remove the init container ${name}, or give it what it waits for`) };
      },
    },
    {
      cause: 'second-container-fails',
      applies: (observed) => isSecond(observed) && (cannotHaveImage(observed) || ended(observed) !== undefined || cannotStart(observed)),
      tell: (observed) => ({ reason: `Pod ${observed.name} has a second container, ${specOf(observed)?.name ?? ''}, that does not run`, seen: [waitingReason(observed), message(observed)].filter(Boolean).join(', ') || exit(observed), look: `kubectl logs ${observed.name} -c ${specOf(observed)?.name ?? ''} -n ${observed.namespace}`, next: anew(observed, `remove the container ${specOf(observed)?.name ?? ''}`) }),
    },
    {
      cause: 'image-misspelt',
      applies: (observed) => cannotHaveImage(observed) && isMisspelt(observed),
      tell: (observed) => ({ reason: `Pod ${observed.name} does not use the image ${observed.image}`, expected: observed.image, seen: imageOf(observed), look: describe(observed), next: anew(observed, `write ${observed.image}`) }),
    },
    {
      cause: 'pull-policy-missing',
      applies: (observed) => cannotHaveImage(observed) && observed.pullPolicy !== undefined && policyOf(observed) !== observed.pullPolicy,
      tell: (observed) => ({
        reason: `Pod ${observed.name} pulls its image from a registry instead of using the one on its node`,
        expected: `imagePullPolicy: ${observed.pullPolicy ?? ''}`,
        seen: `imagePullPolicy: ${policyOf(observed)}, ${message(observed)}`,
        look: describe(observed),
        next: anew(observed, `write imagePullPolicy: ${observed.pullPolicy ?? ''}`),
      }),
    },
    {
      cause: 'image-not-loaded',
      applies: (observed) => waitingReason(observed) === 'ErrImageNeverPull' && !isMisspelt(observed),
      tell: (observed) => ({ reason: `The node of pod ${observed.name} does not have its image`, seen: message(observed), look: describe(observed), next: observed.loadImage }),
    },
    {
      cause: 'client-asks-old-address',
      applies: ({ askedAddress, addresses }) => askedAddress !== undefined && !addresses.includes(askedAddress),
      tell: (observed) => ({
        reason: `Pod ${observed.name} calls ${observed.askedAddress ?? ''}, which is no longer the address of a pod: each new pod gets a new address`,
        expected: 'it sleeps, and each exec gives it the current address',
        seen: lastLines(observed.log),
        look: 'kubectl get pods -o wide',
        next: anew(observed, 'make it sleep'),
      }),
    },
    {
      cause: 'memory-limit-too-low',
      applies: (observed) => !containerOf(observed)?.state?.running && hasNoRoom(observed),
      tell: (observed) => ({ reason: `The memory limit of pod ${observed.name} is so low that no program can start`, expected: 'a limit in Mi, such as 128Mi; a small m means thousandths of a byte', seen: `limits.memory: ${specOf(observed)?.resources?.limits?.['memory'] ?? ''}`, look: describe(observed), next: anew(observed, 'remove resources.limits.memory, or write it in Mi') }),
    },
    {
      cause: 'command-not-found',
      applies: isNotFound,
      tell: (observed) => {
        const words = inOneWord(observed);
        const reason = words === undefined ? `The program that pod ${observed.name} should run is not found in its image` : `The whole command of pod ${observed.name} is in one pair of quotes, so Kubernetes looks for one program of that name and does not find it`;
        return { reason, seen: message(observed), look: describe(observed), next: anew(observed, words === undefined ? 'correct the name of the program' : `write each word on its own: ${words}`) };
      },
    },
    {
      cause: 'out-of-memory',
      unless: ['memory-limit-too-low'],
      applies: (observed) => ended(observed)?.reason === 'OOMKilled',
      tell: (observed) => ({ reason: `The container of pod ${observed.name} was killed because it used more memory than its limit allows`, seen: `limits: ${JSON.stringify(specOf(observed)?.resources?.limits ?? {})}`, look: describe(observed), next: anew(observed, 'raise or remove resources.limits.memory') }),
    },
    {
      cause: 'liveness-probe-fails',
      applies: (observed) => ended(observed) !== undefined && failsLiveness(observed.events),
      tell: (observed) => ({ reason: `The liveness probe of pod ${observed.name} fails, so Kubernetes kills and restarts its container`, seen: JSON.stringify(specOf(observed)?.livenessProbe), look: describe(observed), next: anew(observed, 'correct or remove its livenessProbe') }),
    },
    {
      cause: 'command-without-quotes',
      applies: (observed) => ended(observed) !== undefined && wordsAfterShell(observed) !== undefined,
      tell: (observed) => {
        const [first = '', ...others] = wordsAfterShell(observed) ?? [];
        return { reason: `The command of pod ${observed.name} is not in quotes, so sh -c runs only ${first}, without ${others.join(' ')}`, seen: `${exit(observed)}\n${lastLines(observed.log)}`, look: describe(observed), next: anew(observed, 'write it in quotes after sh -c, or without sh -c') };
      },
    },
    {
      cause: 'command-has-ended',
      unless: ['command-without-quotes'],
      applies: (observed) => ended(observed)?.exitCode === 0,
      tell: (observed) => ({ reason: `The command of pod ${observed.name} has ended, and with it the container`, seen: `exit code 0, ${containerOf(observed)?.restartCount ?? 0} restarts`, look: describe(observed), next: anew(observed, 'give it a command that keeps running') }),
    },
    {
      cause: 'mount-hides-the-application',
      applies: (observed) => (ended(observed)?.exitCode ?? 0) !== 0 && hidingMount(observed) !== undefined,
      tell: (observed) => ({ reason: `A volume is mounted at ${hidingMount(observed) ?? ''} in pod ${observed.name}, and hides what the image contains there`, seen: `${exit(observed)}\n${lastLines(observed.log)}`, look: describe(observed), next: anew(observed, `remove the volume, and its volumeMount at ${hidingMount(observed) ?? ''}`) }),
    },
    {
      cause: 'container-crashes',
      unless: ['second-container-fails', 'client-asks-old-address', 'memory-limit-too-low', 'command-without-quotes', 'command-not-found', 'out-of-memory', 'liveness-probe-fails', 'mount-hides-the-application'],
      applies: (observed) => (ended(observed)?.exitCode ?? 0) !== 0,
      tell: (observed) => ({ reason: `The container of pod ${observed.name} has ended with an error`, seen: `${exit(observed)}\n${lastLines(observed.log)}`, look: `kubectl logs ${observed.name} -n ${observed.namespace} --previous`, next: anew(observed, 'correct its command') }),
    },
    {
      cause: 'container-cannot-start',
      unless: ['command-not-found', 'memory-limit-too-low'],
      applies: cannotStart,
      tell: (observed) => ({ reason: `The container of pod ${observed.name} cannot start`, seen: message(observed), look: describe(observed), next: anew(observed, 'correct what the message names') }),
    },
    {
      cause: 'no-node',
      // A pod that still waits for the scheduler is not unschedulable.
      applies: ({ pod }) => pod?.status?.conditions?.some(({ type, status, reason }) => type === 'PodScheduled' && status === 'False' && reason === 'Unschedulable') === true,
      tell: (observed) => ({ reason: `No node can run pod ${observed.name}`, seen: unschedulable(observed), look: describe(observed), next: anew(observed, /Insufficient/.test(unschedulable(observed)) ? 'lower resources.requests to what a node has' : 'make it ask for a node that exists (nodeSelector, affinity, tolerations)') }),
    },
    {
      cause: 'volume-not-mounted',
      unless: ['memory-limit-too-low'],
      applies: (observed) => observed.pod?.status?.phase === 'Pending' && failedMount(observed) !== undefined,
      tell: (observed) => ({ reason: `A volume of pod ${observed.name} cannot be mounted, so its container does not start`, seen: failedMount(observed), look: describe(observed), next: anew(observed, 'create what the volume refers to, or remove the volume and its volumeMounts') }),
    },
    {
      cause: 'still-starting',
      unless: ['init-container-runs', 'volume-not-mounted', 'memory-limit-too-low'],
      applies: (observed) => observed.pod?.spec?.nodeName !== undefined && ['ContainerCreating', 'PodInitializing'].includes(waitingReason(observed) ?? ''),
      tell: (observed) => ({ reason: `Pod ${observed.name} is still starting`, seen: waitingReason(observed), look: `kubectl get pod ${observed.name} -n ${observed.namespace} --watch`, next: `wait until it runs, then check again; if it still does not run: ${describe(observed)}` }),
    },
    {
      cause: 'not-ready',
      applies: (observed) => observed.pod?.status?.phase === 'Running' && containerOf(observed)?.state?.running !== undefined && containerOf(observed)?.ready === false,
      tell: (observed) => ({ reason: `Pod ${observed.name} runs, but is not Ready`, seen: observed.pod?.status?.conditions?.find(({ type }) => type === 'Ready')?.message, look: describe(observed), next: anew(observed, 'correct or remove its readinessProbe') }),
    },
  ],
};
