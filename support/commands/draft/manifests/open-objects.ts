import { isStep, todo, type Drafted, type Line } from '../drafted';
import type { State } from '../state';

/** What a person must still decide of a line makes or changes objects: lines below that need these wait for it, and are not typed before. */
export function waitingForOthers(item: Drafted, state: State): Drafted {
  if (item.outcome === 'todo') {
    for (const { object, does } of [...item.effects, ...(item.wouldDo ?? [])]) if (does === 'makes' || object.startsWith('Pod/')) state.open.set(object, item.line);
    return item;
  }
  if (state.open.size === 0) return item;
  // What deletes an object needs nothing of it.
  const isDeleting = item.effects.some(({ does }) => does === 'deletes');
  const needed = isDeleting ? undefined : [...item.uses, ...item.effects.filter(({ does }) => does === 'changes').map(({ object }) => object)].find((object) => state.open.has(object));
  if (needed !== undefined) return waiting(item, state.open.get(needed) ?? item.line, state);
  for (const { object, does } of item.effects) if (does === 'makes') state.open.delete(object);
  return { ...item, lines: item.lines.filter((line) => !speaksOfOpen(line, state)) };
}

function waiting(item: Drafted, line: number, state: State): Drafted {
  for (const { object, does } of item.effects) if (does === 'makes') state.open.set(object, item.line);
  if (state.shell) state.shell.waitsFor = line;
  return { ...item, lines: [todo(item.line, `it needs what line ${line} is to do`), ...item.text.split('\n').map((text) => ({ comment: `  ${text}` }))], outcome: 'todo', effects: [], uses: [], images: [], files: [], sets: [], reads: [], wouldDo: item.effects };
}

function speaksOfOpen(line: Line, { open }: State): boolean {
  return isStep(line) && line.claim?.objects.some((object) => open.has(object)) === true;
}
