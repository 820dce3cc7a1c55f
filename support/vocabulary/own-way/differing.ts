import type { AnyObject } from '../../platform/kubernetes/cluster-api';
import { differences, type Difference } from '../objects/subset';
import { withoutItems, type ChangedLater } from './changed-later';

/** A field that is not as in the lab's own object. */
export interface Differing {
  /** `spec.containers[name=web].image` */
  path: string;
  /** Undefined if it is not set. */
  seen: string | undefined;
}

/** Of these, each cluster or student has another. */
const FREE = /^\.(?:apiVersion|kind|status|metadata\.(?:name|generateName|annotations))\b|\.(?:controller-uid|job-name|batch\.kubernetes\.io\/[a-z-]+|terminationGracePeriodSeconds|serviceAccount)$/;

/** Where a student's object is not as the lab's own. @param own completed, as the API server would make it @param live without what the cluster adds, like `own` */
export function differing(own: AnyObject, live: AnyObject, { paths }: Pick<ChangedLater, 'paths'>): Differing[] {
  const counts = ({ path }: Difference): boolean => !FREE.test(path) && !paths.some((changed) => withoutItems(path).startsWith(changed));
  const lacking = differences(own, live).filter(counts);
  // What one list has in the place of the other's item is said already.
  const more = differences(live, own).filter(counts).filter(({ path }) => !lacking.some((one) => listOf(one.path) === listOf(path)));
  const fields = [...lacking.map(({ path, seen }) => ({ path: path.slice(1), seen })), ...more.map(({ path, expected }) => ({ path: path.slice(1), seen: expected }))];
  return live.kind === 'Secret' || own.kind === 'Secret' ? fields.map(withoutSecret) : fields;
}

function withoutSecret({ path, seen }: Differing): Differing {
  return { path, seen: seen === undefined || !path.startsWith('data') ? seen : 'another value' };
}

/** The field, or the list whose item it is. */
function listOf(path: string): string {
  return path.replace(/\[[^\]]*\]$/, '');
}
