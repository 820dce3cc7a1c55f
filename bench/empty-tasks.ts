import type { Draft } from '../support/commands/draft/draft-lab';
import { seesNothing } from '../support/commands/draft/write/write-feature';

/** The tasks of which nothing is seen. */
export function emptyTasks({ features }: Pick<Draft, 'features'>): Set<number> {
  const scenarios = [...features.values()].flatMap((text) => text.split(/(?=^ *@task-)/m).slice(1));
  return new Set(scenarios.filter(seesNothing).map((text) => Number(/@task-(\d+)/.exec(text)?.[1])));
}
