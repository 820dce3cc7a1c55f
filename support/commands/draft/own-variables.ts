import { isStep, type Drafted } from './drafted';
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

/** A task that reads what an earlier one has looked up looks it up itself, and needs nothing else of that one. One that asks at a port opens the way there again: programs in the background end with their task. */
export function withOwnVariables(tasks: readonly DraftedTask[]): DraftedTask[] {
  return tasks.map((task, index) => {
    const earlier = tasks.slice(0, index).flatMap(({ items }) => items).reverse();
    const ways = askedPorts(task).flatMap((port) => {
      const way = earlier.find((item) => opens(item).includes(port));
      return way ? [again(way)] : [];
    });
    const lookups = [...readBy(task)].flatMap((name) => {
      const setter = earlier.find(({ sets }) => sets.includes(name));
      return setter && isLookup(setter) ? [again(setter)] : [];
    });
    return { ...task, items: [...lookups, ...ways, ...task.items] };
  });
}

const ASKED = /\b(?:curl|wget|http|ab|hey|nc|telnet)\b[^\n]*?\b(?:localhost|127\.0\.0\.1)[: ](\d+)/g;
const OPENED = /\bport-forward\b[^\n|;&]*?\s(\d+)(?::\d+)?(?=[\s&]|$)/g;

/** The ports of the reader's own machine that a task asks at before it opens a way there. */
function askedPorts({ items }: Pick<DraftedTask, 'items'>): string[] {
  const opened = new Set<string>();
  const asked = new Set<string>();
  for (const item of items) {
    if (item.isHeld !== true && item.outcome === 'typed') for (const [, port = ''] of item.text.matchAll(ASKED)) if (!opened.has(port)) asked.add(port);
    for (const port of opens(item)) opened.add(port);
  }
  return [...asked];
}

/** The ports at which a line in the background opens a way to a Pod. */
function opens({ text, lines, isHeld, outcome }: Drafted): string[] {
  const isBehind = lines.some((line) => isStep(line) && /port-forward[^\n]*&"?\s*$/.test(line.text));
  return isBehind && isHeld !== true && outcome === 'typed' ? [...text.matchAll(OPENED)].map(([, port = '']) => port) : [];
}

function isLookup({ text, isLook, lines }: Drafted): boolean {
  const [, name] = LOOKUP.exec(text) ?? [];
  return name !== undefined && isLook && lines.length > 0 && !OF_BEFORE.test(name) && !text.replace(/^[^=]+=/, '').replaceAll('$(', '').includes('$');
}

function again(item: Drafted): Drafted {
  return { ...item, text: '', lines: [{ comment: `line ${item.line}, once more` }, ...item.lines] };
}
