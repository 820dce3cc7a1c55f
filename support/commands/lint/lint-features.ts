import { AuthorError } from '../../errors/errors';
import { docsPage } from '../../system/files/project';
import { readWideLine } from '../../vocabulary/cluster-wide/read-line';
import { mustStay } from '../../vocabulary/shell/typed-lines';
import { withValues } from '../../vocabulary/shell/values';
import type { Lab } from '../../lab/lab';
import type { Finding } from './finding';
import { nearestSteps, takenBelow, type KnownStep } from './nearest-steps';
import type { LintedScenario, LintedStep } from './scenarios';

/** The mistakes in a lab's features. */
export function lintFeatures(lab: Lab, scenarios: readonly LintedScenario[], steps: readonly KnownStep[]): Finding[] {
  return scenarios.flatMap((scenario) => [
    ...tagMistakes(scenario, lab),
    ...(scenario.steps.some(({ isThen }) => isThen) ? [] : [{ place: placeOf(scenario), reason: `The scenario "${scenario.name}" has no Then, so it can never find a mistake`, next: 'say what should be seen: Then ...' }]),
    ...scenario.steps.flatMap((step) => [...stepMistakes(scenario.file, step, steps), ...thingMistakes(scenario.file, step, lab), ...lineMistakes(scenario.file, step)]),
  ]);
}

function tagMistakes(scenario: LintedScenario, { tasks }: Lab): Finding[] {
  const { task } = scenario;
  if (scenario.isScene) return [];
  if (task === undefined) return [{ place: placeOf(scenario), reason: `The scenario "${scenario.name}" belongs to no task`, next: 'give it, its rule or its feature the tag of a task: @task-01' }];
  if (tasks.some(({ id }) => id === task)) return [];
  return [{ place: placeOf(scenario), reason: `The scenario "${scenario.name}" has the tag of task ${task}, which lab.yaml does not have`, next: `add the task to lab.yaml, or correct the tag; the tasks are ${tasks.map(({ id }) => id).join(', ')}` }];
}

function stepMistakes(file: string, step: LintedStep, steps: readonly KnownStep[]): Finding[] {
  const { text, line, definitions } = step;
  const place = `${file}:${line}`;
  if (definitions === 1) return belowMistakes(place, step, steps);
  if (definitions > 1) return [{ place, reason: `${definitions} sentences of the catalogue read like "${text}"`, next: steps.filter((step) => step.matchesStepName(text)).map(({ pattern }) => String(pattern)).join('\n') }];
  return [{ place, reason: `No sentence of the catalogue reads like "${text}"`, next: `the nearest are:\n${nearestSteps(text, steps).join('\n')}` }];
}

/** A table or a doc string that is missing, or that the sentence does not take. */
function belowMistakes(place: string, { text, below }: LintedStep, steps: readonly KnownStep[]): Finding[] {
  const known = steps.find((step) => step.matchesStepName(text));
  const takes = known && takenBelow(known);
  if (takes === undefined || takes === below || (takes === 'table or doc string' && below !== undefined)) return [];
  const reason = takes === 'nothing' ? `takes no ${below ?? ''} below it` : `needs a ${takes} below it`;
  return takes === 'nothing' && below === undefined ? [] : [{ place, reason: `The sentence "${text}" ${reason}`, next: 'npx labspec steps has an example of each sentence' }];
}

function thingMistakes(file: string, { line, text, things }: LintedStep, lab: Lab): Finding[] {
  const done = /^task (\d+) is done$/.exec(text)?.[1];
  if (done !== undefined && !lab.tasks.some(({ id }) => id === Number(done))) return [{ place: `${file}:${line}`, reason: `lab.yaml has no task ${done}`, next: `the tasks are ${lab.tasks.map(({ id }) => id).join(', ')}` }];
  const known = { image: lab.images.words, container: lab.containers.words, pod: lab.pods.words };
  const unknown = things.filter(({ kind, words }) => !known[kind].includes(words));
  return unknown.map(({ kind, words }) => ({ place: `${file}:${line}`, reason: `lab.yaml does not say what "${words}" is`, next: `add it under ${kind}s: see ${docsPage('write-a-lab.md')}${known[kind].length > 0 ? `; there are ${known[kind].join(', ')}` : ''}` }));
}

/** Lines that bash does not understand, that would leave the run's folder, or that labspec does not carry out for the whole cluster. */
function lineMistakes(file: string, { line, typed, forCluster }: LintedStep): Finding[] {
  try {
    if (typed !== undefined) mustStay(typed, '/the/home/of/the/run');
    // A remembered value stands there by then.
    if (forCluster !== undefined) readWideLine(withValues(forCluster, () => 'value'));
    return [];
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    const { reason, seen, next = 'correct it' } = error.problem;
    return [{ place: `${file}:${line}`, reason: [reason, seen].filter(Boolean).join(': '), next }];
  }
}

function placeOf({ file, line }: LintedScenario): string {
  return `${file}:${line}`;
}
