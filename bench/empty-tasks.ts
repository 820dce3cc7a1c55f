import type { Draft } from '../support/commands/draft/draft-lab';

/** Tasks that only stand for what a person must decide: that they pass says nothing. */
export function emptyTasks({ features }: Pick<Draft, 'features'>): Set<number> {
  const scenarios = [...features.values()].flatMap((text) => text.split(/(?=^ *@task-)/m).slice(1));
  return new Set(scenarios.filter((text) => text.includes('I look with "ls"\n')).map((text) => Number(/@task-(\d+)/.exec(text)?.[1])));
}
