import { closest } from 'fastest-levenshtein';
import type { Mistake } from '../../errors/errors';
import type { ClusterApi } from '../../platform/kubernetes/cluster-api';
import { inWords, kindOf } from '../../platform/kubernetes/kinds';
import { diagnose, type RuleTable } from '../../runtime/diagnose';
import type { Found } from './claim';
import { nearestName } from './nearest-name';
import { ownersOf } from './owners';

/** What is known about a persistent volume claim that has no volume. */
export interface ClaimObserved {
  name: string;
  namespace: string;
  /** Undefined if it names none; the empty text if it asks for none. */
  storageClass: string | undefined;
  classes: readonly string[];
  waitsForPod: boolean;
  /** The Pods that name a claim that does not exist, and what makes them. */
  misled?: readonly { pod: string; claim: string; owner?: string }[];
  /** The messages of its events, oldest first. */
  events: readonly string[];
}

/** The Pod that means this claim, by its name. */
const meaning = ({ name, misled = [] }: ClaimObserved): { pod: string; claim: string; owner?: string } | undefined => {
  const near = nearestName(name, misled.map(({ claim }) => claim), (claim) => claim.includes(name) || name.includes(claim));
  return misled.find(({ claim }) => claim === near);
};
const look = ({ name, namespace }: ClaimObserved): string => `kubectl describe persistentvolumeclaim ${name} -n ${namespace}`;

/** Why a claim is not bound. */
export const CLAIM_RULES: RuleTable<ClaimObserved> = {
  about: 'claim',
  rules: [
    {
      cause: 'storage-class-unknown',
      applies: ({ storageClass, classes }) => Boolean(storageClass) && !classes.includes(storageClass ?? ''),
      tell: (observed) => ({ reason: `Claim ${observed.name} asks for the storage class ${observed.storageClass ?? ''}, which does not exist`, expected: observed.classes.join(', '), seen: observed.storageClass ?? '', look: 'kubectl get storageclasses', next: `write storageClassName: ${closest(observed.storageClass ?? '', observed.classes)}, delete the claim and create it again` }),
    },
    {
      cause: 'claim-misnamed-in-pod',
      applies: (observed) => observed.waitsForPod && meaning(observed) !== undefined,
      tell: (observed) => {
        const { pod, claim, owner } = meaning(observed) ?? { pod: '', claim: '' };
        return { reason: `Pod ${pod} names the claim ${claim}, which does not exist, so nothing uses claim ${observed.name}`, expected: observed.name, seen: claim, look: `kubectl describe pod ${pod} -n ${observed.namespace}`, next: owner === undefined ? `correct claimName in the manifest of pod ${pod}, delete the pod and create it again` : `correct claimName in the template of ${owner} and apply it again` };
      },
    },
    {
      cause: 'claim-waits-for-pod',
      unless: ['claim-misnamed-in-pod'],
      applies: ({ waitsForPod }) => waitsForPod,
      tell: (observed) => ({ reason: `Claim ${observed.name} waits for a Pod that uses it: its storage class binds no volume before`, seen: 'WaitForFirstConsumer', look: look(observed), next: 'create the Pod that mounts it' }),
    },
    {
      cause: 'no-volume-fits',
      applies: ({ events }) => events.some((message) => /no persistent volumes available/.test(message)),
      tell: (observed) => ({ reason: `No persistent volume fits claim ${observed.name}: by size, access mode or class`, seen: observed.events.at(-1) ?? '', look: 'kubectl get persistentvolumes', next: 'correct resources.requests.storage, accessModes or storageClassName, delete the claim and create it again' }),
    },
  ],
};

export async function whyNotBound({ api, object, namespace, named }: Found): Promise<Mistake | undefined> {
  if (!object) return undefined;
  const classes = await api.objects(await kindOf(api, 'storageclass'), namespace).catch(() => []);
  const events = await api.eventsOf(namespace, object.kind ?? '', named.name, object.metadata?.uid).catch(() => []);
  const waitsForPod = events.at(-1)?.reason === 'WaitForFirstConsumer';
  const storageClass = object.spec?.['storageClassName'];
  return diagnose(CLAIM_RULES, {
    name: named.name, namespace, storageClass: typeof storageClass === 'string' ? storageClass : undefined, classes: classes.map(({ metadata }) => metadata?.name ?? ''),
    waitsForPod, events: events.map(({ message = '' }) => message), ...(waitsForPod ? { misled: await misledPods(api, namespace) } : {}),
  });
}

async function misledPods(api: ClusterApi, namespace: string): Promise<NonNullable<ClaimObserved['misled']>> {
  const [pods, claims] = await Promise.all([api.pods(namespace), api.objects(await kindOf(api, 'persistentvolumeclaim'), namespace)]);
  const all = pods.flatMap((pod) => (pod.spec?.volumes ?? []).flatMap(({ persistentVolumeClaim }) => (persistentVolumeClaim ? [{ pod, claim: persistentVolumeClaim.claimName }] : [])));
  const misled = all.filter(({ claim }) => !claims.some(({ metadata }) => metadata?.name === claim));
  return Promise.all(misled.map(async ({ pod, claim }) => {
    const owner = (await ownersOf(api, namespace, pod)).at(-1);
    return { pod: pod.metadata?.name ?? '', claim, ...(owner ? { owner: `${inWords(owner)} ${owner.name}` } : {}) };
  }));
}
