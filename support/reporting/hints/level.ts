import { AuthorError, type Problem } from '../../errors/errors';
import type { HintLevel } from '../../lab/hint-level';
import type { Lab, Task } from '../../lab/lab';

export interface Ladder {
  task: Pick<Task, 'id' | 'title'>;
  /** The last level that the lab gives. */
  last: HintLevel;
  /** The command that checks the task again. */
  again(level?: HintLevel): string;
}

/** What a level shows of the problems of one task. The last problem also says how to get the next level. */
export function toldAt(level: HintLevel, troubles: readonly Problem[], ladder: Ladder): Problem[] {
  if (level === 0) return [];
  if (level === 3) return troubles.map((problem) => ({ ...problem, look: lookOf(problem, ladder), next: problem.next ?? `do ${nameOf(ladder)} again, as the lab shows it` }));
  return troubles.map((problem, index) => ({
    ...problem,
    look: level === 2 ? lookOf(problem, ladder) : undefined,
    next: index === troubles.length - 1 ? wayOn(level, ladder) : undefined,
  }));
}

/** The message for a user who asks for a higher level than the lab gives. @throws AuthorError for level 0 if the lab gives hints */
export function whereCapped({ title, hints }: Pick<Lab, 'title' | 'hints'>, asked: HintLevel | undefined): string | undefined {
  if (asked === 0 && hints > 0) throw new AuthorError({ reason: `--hint 0 is only for labs without hints; "${title}" gives hints up to level ${hints}`, next: 'use --hint 1, 2 or 3; 1 shows the least' });
  if (asked === undefined || asked <= hints) return undefined;
  return `The lab "${title}" gives ${hints === 0 ? 'no hints' : `hints up to level ${hints}`}: --hint ${asked} does not show more.`;
}

function wayOn(level: 1 | 2, { last, again }: Ladder): string {
  return level < last ? again(level === 1 ? 2 : 3) : `correct it, then: ${again()}`;
}

function lookOf({ look }: Problem, ladder: Ladder): string {
  return look ?? `compare your work with ${nameOf(ladder)} of the lab`;
}

function nameOf({ task: { id, title } }: Ladder): string {
  return `task ${id} (${title})`;
}
