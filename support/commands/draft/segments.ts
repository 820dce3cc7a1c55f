import { isStep, type Drafted, type Line } from './drafted';
import type { DraftedTask } from './draft-tasks';
import { readBy, withOwnVariables } from './own-variables';

/** A task of the lab: a task of the text, or the part of one that takes something back. */
export interface Segment extends DraftedTask {
  id: number;
  needs: number[];
}

/** Tasks that delete what they or others have made become two: a lab checks the one before, the other after. */
export function segmentsOf(tasks: readonly DraftedTask[]): Segment[] {
  const made = new Set<string>();
  const parts = withOwnVariables(withoutEmpty(tasks.flatMap((task) => split(task, made)).filter(({ items }) => items.some(hasWork))));
  const segments = parts.map((part, index): Segment => ({ ...part, id: index + 1, needs: [] }));
  for (const segment of segments) segment.needs = needsOf(segment, segments);
  return segments;
}

function hasWork({ lines }: Drafted): boolean {
  return lines.length > 0;
}

/** What only says what is left out, or only writes a file that the next part uses, is no task of its own: it belongs to the one that follows, or at the end to the one before. */
function withoutEmpty(parts: readonly DraftedTask[]): DraftedTask[] {
  const whole: DraftedTask[] = [];
  let before: DraftedTask | undefined;
  for (const [index, part] of parts.entries()) {
    const joined = before ? { ...part, ...(before.path === part.path && { line: before.line }), items: [...before.items, ...part.items] } : part;
    const isPart = parts.length > 1 && (joined.items.every(isLeftOut) || isWritingFor(joined, parts[index + 1]));
    before = isPart ? joined : undefined;
    if (!isPart) whole.push(joined);
  }
  const last = whole.at(-1);
  if (before && last) whole[whole.length - 1] = { ...last, items: [...last.items, ...before.items] };
  return before && !last ? [before] : whole;
}

function isLeftOut({ lines }: Drafted): boolean {
  return lines.every((line) => !isStep(line) && !/^TODO\b/.test(line.comment) && !/^ /.test(line.comment));
}

function isWritingFor({ items }: DraftedTask, next: DraftedTask | undefined): boolean {
  const written = items.flatMap(({ files }) => files);
  const areFiles = items.every((item) => isLeftOut(item) || (item.text === '' && item.effects.length === 0 && item.lines.every((line) => !isStep(line) || line.keyword === 'When') && item.files.length > 0));
  return areFiles && written.length > 0 && next?.items.some(({ text, files }) => text !== '' && files.some((file) => written.includes(file))) === true;
}

function split(task: DraftedTask, made: Set<string>): DraftedTask[] {
  const parts: DraftedTask[] = [];
  let current: Drafted[] = [];
  let isDeleting = false;
  const close = (): void => {
    if (current.length > 0) parts.push({ ...task, title: isDeleting && parts.length > 0 ? `${task.title}: clean up` : parts.length > 0 ? `${task.title}: go on` : task.title, line: parts.length === 0 ? task.line : (current[0]?.line ?? task.line), items: current });
    current = [];
  };
  for (const [index, item] of task.items.entries()) {
    const deletes = takesBack(item, task.items.slice(index + 1), made);
    const begins = deletes && !isDeleting && current.some((each) => each.effects.length > 0);
    const ends = isDeleting && !deletes && (item.effects.some(({ does }) => does !== 'deletes') || item.files.length > 0);
    if (begins || ends) close();
    if (deletes || ends || begins) isDeleting = deletes;
    current.push(item);
    for (const { object, does } of item.effects) if (does === 'makes') made.add(object);
  }
  close();
  return parts;
}

/** Whether a line deletes something for good that this lab has made. */
function takesBack({ effects }: Drafted, later: readonly Drafted[], made: ReadonlySet<string>): boolean {
  const deleted = effects.filter(({ does }) => does === 'deletes').map(({ object }) => object);
  const again = new Set(later.flatMap((item) => item.effects.filter(({ does }) => does === 'makes').map(({ object }) => object)));
  return deleted.some((object) => (made.has(object) || object.endsWith('/*')) && !again.has(object));
}

/** The earlier tasks that made or changed what this one uses before it makes it itself. */
function needsOf(segment: Segment, segments: readonly Segment[]): number[] {
  const used = usedBy(segment);
  const read = readBy(segment);
  const isWorking = segment.items.some(({ files, isLook }) => files.length > 0 || !isLook);
  // Who only looks whether something is there needs none of its changes.
  const isLooking = segment.items.every(({ isLook, lines }) => isLook && !lines.some((line) => isStep(line) && line.claim));
  // What only deletes an object needs nothing else of it than that it is there.
  const isDeleting = segment.items.every(({ isLook, effects, lines }) => effects.every(({ does }) => does === 'deletes') && (isLook || effects.length > 0 || !lines.some(isStep)));
  const earlier = segments.filter(({ id }) => id < segment.id);
  // What a later task makes once more, or takes back, is no longer what an earlier one has made.
  const isGone = (object: string, since: number): boolean => earlier.some(({ id, items }) => id > since && items.some(({ effects }) => effects.some((effect) => effect.does !== 'changes' && effect.object === object)));
  const gives = ({ id, items }: Segment): boolean => items.some(({ effects, sets }) => effects.some(({ object, does }) => does !== 'deletes' && !((isLooking || isDeleting) && does === 'changes') && matches(object, used) && !isGone(object, id)) || sets.some((name) => read.has(name) || (name === 'the folder' && isWorking)));
  return earlier.filter(gives).map(({ id }) => id);
}

function usedBy({ items }: Segment): Set<string> {
  const used = new Set<string>();
  const own = new Set<string>();
  for (const { uses, effects, lines } of items) {
    const made = effects.filter(({ does }) => does === 'makes').map(({ object }) => object);
    const isFreed = (object: string): boolean => made.includes(object) && lines.some((line) => isStep(line) && freed(line.text) === object.toLowerCase());
    const needed = [...uses, ...claimed(lines).filter((object) => !made.includes(object)), ...effects.filter(({ does, object }) => does !== 'makes' && !isFreed(object)).map(({ object }) => object)];
    for (const object of needed) if (!own.has(object)) used.add(object);
    for (const object of made) own.add(object);
  }
  return used;
}

/** `kubectl delete configmap web --ignore-not-found`, before it is made once more: nothing of the one before is needed. */
function freed(text: string): string | undefined {
  const [, kind = '', name = ''] = /^I run "kubectl delete (\w+) ([\w.-]+) --ignore-not-found"$/.exec(text) ?? [];
  return kind === '' ? undefined : `${kind}/${name}`;
}

/** What must still be there for Thens to hold. */
function claimed(lines: readonly Line[]): string[] {
  return lines.flatMap((line) => (isStep(line) && line.claim && line.claim.aspect !== 'gone' ? line.claim.objects.filter((object) => !object.endsWith('/*')) : []));
}

function matches(object: string, used: ReadonlySet<string>): boolean {
  return used.has(object) || used.has(`${object.split('/')[0] ?? ''}/*`);
}
