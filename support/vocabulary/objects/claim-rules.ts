import { closest } from 'fastest-levenshtein';
import type { Mistake } from '../../errors/errors';
import { kindOf } from '../../platform/kubernetes/kinds';
import { diagnose, type RuleTable } from '../../runtime/diagnose';
import type { Found } from './claim';

/** What is known about a persistent volume claim that has no volume. */
export interface ClaimObserved {
  name: string;
  namespace: string;
  /** Undefined if it names none; the empty text if it asks for none. */
  storageClass: string | undefined;
  classes: readonly string[];
  waitsForPod: boolean;
  /** The messages of its events, oldest first. */
  events: readonly string[];
}

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
      cause: 'claim-waits-for-pod',
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
  const storageClass = object.spec?.['storageClassName'];
  return diagnose(CLAIM_RULES, {
    name: named.name, namespace, storageClass: typeof storageClass === 'string' ? storageClass : undefined, classes: classes.map(({ metadata }) => metadata?.name ?? ''),
    waitsForPod: events.at(-1)?.reason === 'WaitForFirstConsumer', events: events.map(({ message = '' }) => message),
  });
}
