import type { Drafted } from './drafted';
import type { DraftedTask } from './draft-tasks';

/** `POD=$(kubectl get pod -l app=web -o name)`: it can be asked again at any time. */
const LOOKUP = /^(?:export )?([A-Za-z_]\w*)=["']?\$\(kubectl get (?:po|pods?|svc|services?|no|nodes?)[ /][^;&`]*\)["']?$/;
/** What it was before is not what it is later. */
const OF_BEFORE = /old|before|prev|orig|first|initial/i;

/** The variables that come from earlier tasks: what a task sets itself before it reads it does not. */
export function readBy({ items }: Pick<DraftedTask, 'items'>): Set<string> {
  const read = new Set<string>();
  const own = new Set<string>();
  for (const { reads, sets } of items) {
    for (const name of reads) if (!own.has(name)) read.add(name);
    for (const name of sets) own.add(name);
  }
  return read;
}

/** A task that reads what an earlier one has looked up looks it up itself, and needs nothing else of that one. */
export function withOwnVariables(tasks: readonly DraftedTask[]): DraftedTask[] {
  return tasks.map((task, index) => {
    const earlier = tasks.slice(0, index).flatMap(({ items }) => items).reverse();
    const lookups = [...readBy(task)].flatMap((name) => {
      const setter = earlier.find(({ sets }) => sets.includes(name));
      return setter && isLookup(setter) ? [again(setter)] : [];
    });
    return { ...task, items: [...lookups, ...task.items] };
  });
}

function isLookup({ text, isLook, lines }: Drafted): boolean {
  const [, name] = LOOKUP.exec(text) ?? [];
  return name !== undefined && isLook && lines.length > 0 && !OF_BEFORE.test(name) && !text.replace(/^[^=]+=/, '').replaceAll('$(', '').includes('$');
}

function again(item: Drafted): Drafted {
  return { ...item, text: '', lines: [{ comment: `line ${item.line}, once more` }, ...item.lines] };
}
