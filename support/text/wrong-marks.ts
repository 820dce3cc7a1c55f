import { plainTitle } from './find-tasks';
import type { LabText, Mark } from './lab-text';
import { END_OF_SHEET, isKnownMark, SHEET } from './marks';

/** What is wrong with a mark, and what to do. */
export interface WrongMark {
  mark: Mark;
  reason: string;
  next: string;
}

interface NamedTask {
  id: number;
  title: string;
}

/** Marks that labspec does not know, that name a task which the lab does not have, or that stand above the title of another task. @param tasks of lab.yaml */
export function wrongMarks({ marks }: Pick<LabText, 'marks'>, tasks: readonly NamedTask[]): WrongMark[] {
  return marks.flatMap((mark): WrongMark[] => {
    if (!isKnownMark(mark.words)) return [{ mark, reason: `labspec does not know the mark "${mark.words}"`, next: `the marks are "task 1", "no task", "${SHEET}" and "${END_OF_SHEET}", as in: <!-- labspec: task 1 -->` }];
    if (mark.task === undefined) return [];
    const own = tasks.find(({ id }) => id === mark.task);
    const titled = mark.heading === undefined ? undefined : tasks.find(({ title }) => isSame(title, mark.heading ?? ''));
    if (own && (!titled || isSame(own.title, titled.title))) return [];
    const write = titled && `write <!-- labspec: task ${titled.id} -->`;
    if (!own) return [{ mark, reason: `The mark is of task ${mark.task}, and lab.yaml has no task ${mark.task}`, next: write ? `${write}: the heading below it is the title of task ${titled.id}` : `write the number of a task that lab.yaml has (${tasks.map(({ id }) => id).join(', ')}), or add task ${mark.task} to it` }];
    return [{ mark, reason: `The mark is of task ${own.id} ("${own.title}"), and the heading below it is the title of task ${titled?.id ?? ''} ("${titled?.title ?? ''}")`, next: `${write ?? ''}, or correct the titles in lab.yaml` }];
  });
}

/** But for numbers, case and signs. */
function isSame(one: string, other: string): boolean {
  const [words, others] = [one, other].map((title) => plainTitle(title).toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim());
  return words === others;
}
