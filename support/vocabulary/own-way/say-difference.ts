import type { Mistake } from '../../errors/errors';
import type { Differing } from './differing';

/** More is another way to do the task, and not a mistake in one. */
const MOST = 3;
const SHOWN_LENGTH = 80;

/** An object of a student that is not as the lab itself makes it. */
export interface Unlike {
  /** `deployment web` */
  called: string;
  /** Empty if there is no such object. */
  fields: Differing[];
}

/** A mistake with the differences that may explain it: in its reason if no rule knew the cause, else beside it. Unchanged if there are none, or too many. */
export function withDifferences(problem: Mistake, all: readonly Unlike[]): Mistake {
  const unlike = all.filter(({ called, fields }) => fields.length > 0 || !problem.reason.includes(called));
  if (unlike.length === 0 || unlike.flatMap(({ fields }) => fields).length > MOST) return problem;
  const [first = '', ...others] = unlike.map(inSentence);
  const isExplained = problem.observed !== undefined;
  const also = [problem.also, ...(isExplained ? [first, ...others] : others)].filter(Boolean).join('\n');
  return { ...problem, ...(isExplained ? {} : { reason: `${problem.reason}; ${first}` }), ...(also ? { also } : {}) };
}

function inSentence({ called, fields }: Unlike): string {
  if (fields.length === 0) return `there is no ${called}, which the lab makes here`;
  return `unlike in the lab, ${called} has ${fields.map(({ path, seen }) => `${path}: ${shortened(seen ?? 'nothing')}`).join(', ')}`;
}

function shortened(text: string): string {
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}
