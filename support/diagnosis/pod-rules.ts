import { isTerminating } from '../kube/pod-facts';
import { withTag } from '../lab/lab';
import { containerOf, ended, waitingReason, type PodObserved } from './pod-observed';
import type { RuleTable } from './rule';

const PULLS = ['ErrImagePull', 'ImagePullBackOff', 'ErrImageNeverPull', 'InvalidImageName'];
const CANNOT_START = ['CreateContainerConfigError', 'CreateContainerError', 'RunContainerError'];

const imageOf = ({ pod }: PodObserved): string => pod?.spec?.containers[0]?.image ?? '';
const policyOf = ({ pod }: PodObserved): string => pod?.spec?.containers[0]?.imagePullPolicy ?? '';
const cannotHaveImage = (observed: PodObserved): boolean => PULLS.includes(waitingReason(observed) ?? '');
const isMisspelt = (observed: PodObserved): boolean => withTag(imageOf(observed)) !== withTag(observed.image);
const message = (observed: PodObserved): string | undefined => containerOf(observed)?.state?.waiting?.message;
const lastLines = (text: string): string => text.split('\n').filter((line) => line.trim()).slice(-6).join('\n') || '(no output)';
const describe = ({ name, namespace }: PodObserved): string => `kubectl describe pod ${name} -n ${namespace}`;
/** A pod's containers cannot be changed. */
const anew = (observed: PodObserved, change: string): string => `${change}, then: kubectl delete pod ${observed.name} -n ${observed.namespace}\n${observed.create}`;

/** In order of precedence: the first that applies is the cause, the others are also seen. */
export const POD_RULES: RuleTable<PodObserved> = {
  about: 'pod',
  rules: [
    {
      cause: 'pod-in-other-namespace',
      applies: ({ pod, elsewhere }) => !pod && elsewhere.length > 0,
      tell: ({ name, namespace, elsewhere, create }) => ({
        reason: `There is a pod ${name} in namespace ${elsewhere.join(', ')}, but none in ${namespace}`,
        look: `kubectl get pods -A`,
        next: `${create} -n ${namespace}\nif the other is yours: kubectl delete pod ${name} -n ${elsewhere[0] ?? ''}`,
      }),
    },
    {
      cause: 'no-pod',
      applies: ({ pod, elsewhere }) => !pod && elsewhere.length === 0,
      tell: ({ name, namespace, create }) => ({ reason: `There is no pod ${name} in namespace ${namespace}`, look: `kubectl get pods -n ${namespace}`, next: create }),
    },
    {
      cause: 'pod-terminating',
      applies: ({ pod }) => pod !== undefined && isTerminating(pod),
      tell: (observed) => ({ reason: `Pod ${observed.name} is being deleted`, look: `kubectl get pod ${observed.name} -n ${observed.namespace} --watch`, next: `wait until it is gone, then: ${observed.create}` }),
    },
    {
      cause: 'image-misspelt',
      applies: (observed) => cannotHaveImage(observed) && isMisspelt(observed),
      tell: (observed) => ({ reason: `Pod ${observed.name} asks for another image than the lab’s`, expected: observed.image, seen: imageOf(observed), look: describe(observed), next: anew(observed, `write ${observed.image}`) }),
    },
    {
      cause: 'pull-policy-missing',
      applies: (observed) => cannotHaveImage(observed) && policyOf(observed) !== 'Never',
      tell: (observed) => ({
        reason: `Pod ${observed.name} pulls its image from a registry instead of using the one on its node`,
        expected: 'imagePullPolicy: Never',
        seen: `imagePullPolicy: ${policyOf(observed)}, ${message(observed) ?? ''}`,
        look: describe(observed),
        next: anew(observed, 'write imagePullPolicy: Never'),
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
        reason: `Pod ${observed.name} asks ${observed.askedAddress ?? ''}, which no pod has any more: a new pod has a new address`,
        expected: 'it sleeps, and is told the address with each exec',
        seen: lastLines(observed.log),
        look: 'kubectl get pods -o wide',
        next: anew(observed, 'let it sleep'),
      }),
    },
    {
      cause: 'command-has-ended',
      applies: (observed) => ended(observed)?.exitCode === 0,
      tell: (observed) => ({ reason: `The command of pod ${observed.name} has ended, and with it the container`, seen: `exit code 0, ${containerOf(observed)?.restartCount ?? 0} restarts`, look: describe(observed), next: anew(observed, 'give it a command that runs on') }),
    },
    {
      cause: 'container-crashes',
      applies: (observed) => (ended(observed)?.exitCode ?? 0) !== 0,
      tell: (observed) => ({ reason: `The container of pod ${observed.name} has ended with an error`, seen: `exit code ${ended(observed)?.exitCode ?? ''}\n${lastLines(observed.log)}`, look: `kubectl logs ${observed.name} -n ${observed.namespace} --previous`, next: anew(observed, 'mend its command') }),
    },
    {
      cause: 'container-cannot-start',
      applies: (observed) => CANNOT_START.includes(waitingReason(observed) ?? ''),
      tell: (observed) => ({ reason: `The container of pod ${observed.name} cannot start`, seen: message(observed), look: describe(observed), next: anew(observed, 'mend what is told there') }),
    },
    {
      cause: 'no-node',
      // One that the scheduler has not come to yet is not refused.
      applies: ({ pod }) => pod?.status?.conditions?.some(({ type, status, reason }) => type === 'PodScheduled' && status === 'False' && reason === 'Unschedulable') === true,
      tell: (observed) => ({ reason: `No node takes pod ${observed.name}`, seen: observed.pod?.status?.conditions?.find(({ type }) => type === 'PodScheduled')?.message, look: describe(observed), next: 'kubectl get nodes, and compare them with what the pod asks for' }),
    },
    {
      cause: 'still-starting',
      applies: (observed) => observed.pod?.spec?.nodeName !== undefined && ['ContainerCreating', 'PodInitializing'].includes(waitingReason(observed) ?? ''),
      tell: (observed) => ({ reason: `Pod ${observed.name} is still starting`, seen: waitingReason(observed), look: `kubectl get pod ${observed.name} -n ${observed.namespace} --watch`, next: `wait until it runs, then check again; if it stays so: ${describe(observed)}` }),
    },
    {
      cause: 'not-ready',
      applies: ({ pod }) => pod?.status?.phase === 'Running' && pod.status.containerStatuses?.[0]?.state?.running !== undefined && pod.status.containerStatuses[0].ready === false,
      tell: (observed) => ({ reason: `Pod ${observed.name} runs, but is not Ready`, seen: observed.pod?.status?.conditions?.find(({ type }) => type === 'Ready')?.message, look: describe(observed), next: anew(observed, 'mend or leave out its readiness probe') }),
    },
  ],
};
