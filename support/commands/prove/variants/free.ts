import type { Lab } from '../../../lab/lab';
import type { Flaw } from '../result';
import type { Variant } from './variant';

/** Ways that the lab leaves free are right: they must pass. */
export function leavingFree({ free }: Pick<Lab, 'free'>, variants: readonly Variant[]): Variant[] {
  return variants.map((variant) => (free.some((one) => isOf(one, variant)) ? { ...variant, must: 'pass' } : variant));
}

/** What lab.yaml leaves free, but nothing is called by. @param tasks that are tried @param variants all of these */
export function unknownFree({ free }: Pick<Lab, 'free'>, tasks: readonly number[], variants: readonly Variant[]): Flaw[] {
  const unknown = free.filter((one) => tasks.includes(one.task) && !variants.some((variant) => isOf(one, variant)));
  return unknown.map(({ task, way }) => ({ stage: 'free', task, reason: `no way of this task is called "${way}"`, next: 'correct it under "free" in lab.yaml: the page of the proof lists all ways' }));
}

function isOf({ task, way }: Lab['free'][number], variant: Variant): boolean {
  return variant.task === task && variant.title.includes(way);
}
