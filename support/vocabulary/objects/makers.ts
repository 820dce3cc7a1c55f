import type { AnyObject } from '../../platform/kubernetes/cluster-api';
import { inWords } from '../../platform/kubernetes/kinds';
import type { Run } from '../../runtime/run';
import { isAskedFor } from './asked-for';
import { ownersOf } from './owners';

/** What people have made so that some objects of a set are there: a Deployment, or a Pod itself. */
export interface Maker {
  /** `deployment web` */
  called: string;
  /** How many objects of the set come from it. */
  count: number;
  isAskedFor: boolean;
}

/** By whom objects of one kind were made, in the order of the objects. */
export async function makersOfAll(run: Run, namespace: string, objects: readonly Pick<AnyObject, 'kind' | 'metadata'>[]): Promise<Maker[]> {
  const api = await run.api();
  const names = await Promise.all(objects.map(async (object) => {
    const owner = (await ownersOf(api, namespace, object)).at(-1) ?? { kind: object.kind ?? '', name: object.metadata?.name ?? '' };
    return `${inWords(owner)} ${owner.name}`;
  }));
  return [...new Set(names)].map((called) => ({ called, count: names.filter((name) => name === called).length, isAskedFor: isAskedFor(run, called) }));
}

/** The only one that can be too many: the lab has not spoken of it, and the others make as many as it asks for. */
export function oneTooMany(makers: readonly Maker[], wanted: number): Maker | undefined {
  const all = makers.reduce((sum, { count }) => sum + count, 0);
  const [first, ...more] = makers.filter(({ count, isAskedFor }) => !isAskedFor && all - count === wanted);
  return makers.length > 1 && more.length === 0 ? first : undefined;
}

/** `deployment web and pod friend` */
export function inOneList(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
