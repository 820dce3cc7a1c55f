import type { RuleTable } from '../../runtime/diagnose';
import { capitalized } from './named-object';

/** Where a container has a value from. */
export interface Source {
  /** `config map shop` */
  called: string;
  key: string;
  /** Whether it holds the expected value by now. */
  isAsExpected: boolean;
  /** Whether a change of it reaches a container that runs: a volume's file follows, a variable does not. */
  isFollowed: boolean;
}

/** What is known about a value that should be another one. */
export interface ValueObserved {
  /** `deployment shop` */
  owner: string;
  namespace: string;
  /** `the variable PORT` */
  what: string;
  expected: string;
  seen: string;
  /** Whether what is seen is the expected value in base64. */
  isEncoded: boolean;
  source: Source | undefined;
  /** If it is a file that is not there: the claim whose volume should have it. */
  claim?: { name: string; isAsNewAsPod: boolean; isReadOnly: boolean } | undefined;
  /** How its containers start again; empty if that is not needed. */
  restart: string;
  look: string;
}

const seen = ({ expected, seen: value }: ValueObserved): { expected: string; seen: string } => ({ expected, seen: value });
const from = ({ source, namespace }: ValueObserved): string => `kubectl get ${source?.called.replace(/ (?=\S+ )/g, '') ?? ''} -n ${namespace} -o yaml`;
const then = ({ restart }: ValueObserved): string => restart && `, then: ${restart}`;

/** Why a container, or an object, has another value than it should. */
export const VALUE_RULES: RuleTable<ValueObserved> = {
  about: 'value',
  rules: [
    {
      cause: 'may-not-read',
      applies: ({ seen: said }) => /Permission denied/i.test(said),
      tell: (observed) => ({ reason: `The user that ${observed.owner} runs as may not read ${observed.what}`, ...seen(observed), look: observed.look.replace(/ cat (?=\S+$)/, ' ls -ln '), next: 'let the container run as another user (securityContext.runAsUser), or give the files of the volume another mode (defaultMode) or group (fsGroup)' }),
    },
    {
      cause: 'mounted-at-file',
      applies: ({ seen: said }) => /Is a directory/i.test(said),
      tell: (observed) => ({ reason: `In ${observed.owner}, ${observed.what} is a folder: a volume is mounted at the path of the file`, ...seen(observed), look: observed.look.replace(/ cat (?=\S+$)/, ' ls -l '), next: 'mount the volume at the folder of the file (mountPath), then apply the manifest again' }),
    },
    {
      cause: 'started-before-change',
      unless: ['may-not-read', 'mounted-at-file'],
      applies: ({ source }) => source?.isAsExpected === true,
      tell: (observed) => {
        const { called, isFollowed } = observed.source ?? { called: '', isFollowed: false };
        return isFollowed
          ? { reason: `${capitalized(called)} was changed, but the change has not reached ${observed.what} in ${observed.owner} yet, which takes up to two minutes`, ...seen(observed), look: observed.look, next: `wait two minutes, then check again; or: ${observed.restart}` }
          : { reason: `${capitalized(observed.owner)} started before ${called} was changed, so it does not have the new value of ${observed.what}`, ...seen(observed), look: observed.look, next: observed.restart };
      },
    },
    {
      cause: 'encoded-twice',
      applies: ({ isEncoded }) => isEncoded,
      tell: (observed) => ({ reason: `${capitalized(observed.source?.called ?? observed.owner)} holds ${observed.source ? `the value of ${observed.what}` : observed.what} encoded once too often with base64`, ...seen(observed), look: observed.source ? from(observed) : observed.look, next: `give the value as it is to kubectl create secret or to stringData, which encode it themselves${then(observed)}` }),
    },
    {
      cause: 'source-differs',
      unless: ['encoded-twice', 'may-not-read', 'mounted-at-file'],
      applies: ({ source }) => source?.isAsExpected === false,
      tell: (observed) => ({ reason: `${capitalized(observed.what)} comes from the key ${observed.source?.key ?? ''} of ${observed.source?.called ?? ''}, which holds another value`, ...seen(observed), look: from(observed), next: `correct the key ${observed.source?.key ?? ''} of ${observed.source?.called ?? ''}${then(observed)}` }),
    },
    {
      cause: 'claim-is-new',
      applies: ({ claim }) => claim?.isAsNewAsPod === true,
      tell: (observed) => ({ reason: `Claim ${observed.claim?.name ?? ''} is as new as the pod, so it does not have ${observed.what} from an earlier pod`, ...seen(observed), look: `kubectl get pods,persistentvolumeclaims -n ${observed.namespace}`, next: 'write the file again, then delete only the pod: kubectl delete -f deletes the claim too, and with it the volume' }),
    },
    {
      cause: 'mounted-read-only',
      unless: ['claim-is-new'],
      applies: ({ claim }) => claim?.isReadOnly === true,
      tell: (observed) => ({ reason: `${capitalized(observed.owner)} mounts the volume of claim ${observed.claim?.name ?? ''} read-only, so nothing can write ${observed.what}`, ...seen(observed), look: `kubectl get pods -n ${observed.namespace} -o yaml`, next: 'remove readOnly from the mount of the volume, make the pod again, and write the file' }),
    },
    {
      cause: 'file-not-in-volume',
      unless: ['claim-is-new', 'mounted-read-only'],
      applies: ({ claim }) => claim !== undefined,
      tell: (observed) => ({ reason: `The volume of claim ${observed.claim?.name ?? ''} does not have ${observed.what}`, ...seen(observed), look: observed.look, next: 'write it in the container: your own shell takes a > that is not in quotes, and writes on your own machine' }),
    },
  ],
};
