import type { Lab } from '../../lab/lab';
import type { Finding } from './finding';
import type { LintedScenario } from './scenarios';

/** What a task starts from, with the scenario that says so. */
interface Start {
  from: number;
  place: string;
}

/** Tasks that start from themselves, by `needs`, by "task 3 is done" and by states that other tasks make. Each loop is found once. */
export function lintLoops({ tasks }: Lab, scenarios: readonly LintedScenario[], yaml: string): Finding[] {
  const starts = new Map(tasks.map(({ id, needs }) => [id, needs.map((from): Start => ({ from, place: yaml }))] as const));
  for (const { task, file, steps } of scenarios) {
    for (const { text, line } of steps) for (const from of startsOf(text, tasks)) if (task !== undefined && (from !== task || /^task \d+ is done$/.test(text))) starts.get(task)?.push({ from, place: `${file}:${line}` });
  }
  const loops = new Map<string, Finding>();
  for (const { id } of tasks) noteLoops(id, [], starts, loops);
  return [...loops.values()];
}

function startsOf(text: string, tasks: Lab['tasks']): number[] {
  const [, id] = /^task (\d+) is done$/.exec(text) ?? [];
  return id === undefined ? tasks.filter(({ makes }) => makes.includes(text)).map((task) => task.id) : [Number(id)];
}

/** A task on the way, and where it says what it starts from. */
interface Passed extends Pick<Start, 'place'> {
  id: number;
}

function noteLoops(id: number, way: readonly Passed[], starts: ReadonlyMap<number, Start[]>, loops: Map<string, Finding>): void {
  for (const { from, place } of starts.get(id) ?? []) {
    const passed = [...way, { id, place }];
    const back = passed.findIndex((one) => one.id === from);
    if (back < 0) noteLoops(from, passed, starts, loops);
    else noteLoop(passed.slice(back), loops);
  }
}

/** The features' own words are easier to change than lab.yaml. */
function noteLoop(loop: readonly Passed[], loops: Map<string, Finding>): void {
  const ids = loop.map(({ id }) => id);
  const name = [...ids].sort((a, b) => a - b).join();
  const place = (loop.find((one) => one.place.includes('.feature:')) ?? loop[0])?.place ?? '';
  if (!loops.has(name)) loops.set(name, { place, reason: `Tasks start from each other: ${[...ids, ids[0]].map((one) => `task ${one ?? ''}`).join(' -> ')}`, next: 'take one of these Givens, or needs, away' });
}
