import type { Mistake } from '../../errors/errors';
import type { AnyObject } from '../../platform/kubernetes/cluster-api';
import { isTerminating } from '../../platform/kubernetes/pod-facts';
import { noteShownCommand } from '../../runtime/shown-commands';
import type { Run } from '../../runtime/run';
import { textAt } from '../shell/path';
import { awaitHolding, withReason, type Told } from './await-object';
import type { Seen } from './claim';
import { condition, type Condition } from './conditions';
import { explainObject } from './explain';
import { whyOtherNumber } from './explain-set';
import { calledAll, counted, kindFor, listLine, namespaceOf, type NamedObjects } from './named-object';
import { OPERATORS, type Operator } from './operators';
import type { Time } from './time';

/** How many of a set: `all`, `any`, `none of the`, `exactly 2 of the`. */
export const QUANTITY_PATTERN = /all(?: the)?|any of the|none of the|exactly \d+ of the/;

/** What is said of each object of a set. */
export interface Said {
  /** `are ready` */
  words: string;
  /** Whether an object comes to be so by itself. */
  isState?: true;
  holds(object: AnyObject): boolean;
  seen(object: AnyObject): string;
}

export const beingCondition = (name: Condition): Said => ({ words: `are ${name}`, isState: true, holds: (object) => condition(object, name).holds, seen: (object) => condition(object, name).seen });

export const havingValue = (path: string, operator: Operator, expected: string): Said => ({
  words: `have ${path} that ${operator} ${expected}`,
  holds: (object) => OPERATORS[operator](textAt(object, path), expected),
  seen: (object) => textAt(object, path) ?? `no ${path}`,
});

/** Waits until there are so many objects, and all are as said. @param said undefined if it is enough that they are there */
export async function expectCount(run: Run, named: NamedObjects, count: number, said: Said | undefined, time: Time): Promise<void> {
  const told = { wrong: `There are not ${count} ${calledAll(named)}${said ? ` that ${said.words}` : ''}`, expected: String(count), cause: 'count-differs' };
  await expectSet(run, named, told, time, (objects) => {
    const good = said ? objects.filter((object) => said.holds(object)) : objects;
    const seen = good.length === objects.length ? listed(objects) : `${good.length}: ${differing(objects, said)}`;
    return { holds: good.length === count, seen, wrong: otherNumber(named, good.length, count, said), ...numberOf(count, good, said) };
  });
}

/** Waits until as many of a set as the quantity says are as said. A set of none is never "all". */
export async function expectOf(run: Run, quantity: string, named: NamedObjects, said: Said, time: Time): Promise<void> {
  const exactly = /exactly (\d+)/.exec(quantity)?.[1];
  await expectSet(run, named, { wrong: `${otherwise(quantity)} ${calledAll(named)} ${said.words}`, cause: 'set-differs' }, time, (objects) => {
    const good = objects.filter((object) => said.holds(object));
    const seen = objects.length === 0 ? `there are no ${calledAll(named)}` : objects.map((object) => `${nameOf(object)}: ${said.seen(object)}`).join('\n');
    const number = exactly === undefined ? {} : { wrong: otherNumber(named, good.length, Number(exactly), said), ...numberOf(Number(exactly), good, said) };
    return { holds: isQuantity(quantity, good.length, objects.length), seen, ...number };
  });
}

/** What can be explained by what makes the objects: where they come from says nothing of their values. */
function numberOf(wanted: number, objects: AnyObject[], said: Said | undefined): Pick<SetSeen, 'number'> {
  return said === undefined || (said.isState && wanted > 0) ? { number: { wanted, objects } } : {};
}

/** `There is no replica set with label version=v2; the lab asks for 1` */
function otherNumber(named: NamedObjects, seen: number, wanted: number, said: Said | undefined): string {
  const all = calledAll({ ...named, word: counted(named.word, seen) });
  if (said && seen === 0) return `None of the ${calledAll({ ...named, word: counted(named.word, 2) })} ${said.words}; the lab asks for ${wanted}`;
  if (said) return `${seen} of the ${calledAll({ ...named, word: counted(named.word, 2) })} ${seen === 1 ? said.words.replace(/^are/, 'is').replace(/^have/, 'has') : said.words}, not ${wanted}`;
  if (wanted === 0) return `There should be no ${calledAll({ ...named, word: counted(named.word, 2) })}`;
  return seen === 0 ? `There is no ${calledAll({ ...named, word: counted(named.word, 1) })}; the lab asks for ${wanted}` : `There ${seen === 1 ? 'is' : 'are'} ${seen} ${all}, not ${wanted}`;
}

/** What is wrong if so many are not. */
function otherwise(quantity: string): string {
  if (quantity.startsWith('any')) return 'None of the';
  return quantity.startsWith('none') ? 'Some of the' : `Not ${quantity}`;
}

function isQuantity(quantity: string, good: number, all: number): boolean {
  if (quantity.startsWith('any')) return good > 0;
  // Nothing at all says nothing about what is not.
  if (quantity.startsWith('none')) return all > 0 && good === 0;
  const exactly = /exactly (\d+)/.exec(quantity)?.[1];
  return exactly === undefined ? all > 0 && good === all : good === Number(exactly);
}

/** What was seen of a set. */
interface SetSeen extends Seen {
  /** Those of which there should be another number. */
  number?: { wanted: number; objects: AnyObject[] };
}

async function expectSet(run: Run, named: NamedObjects, told: Omit<Told, 'look' | 'next'>, time: Time, judge: (objects: AnyObject[]) => SetSeen): Promise<void> {
  const namespace = namespaceOf(run, named);
  const look = listLine(named, run.lab.names.namespace);
  noteShownCommand(look);
  const api = await run.api();
  const kind = await kindFor(api, named.word);
  let objects: AnyObject[] = [];
  const once = async (): Promise<Seen> => {
    // What is being deleted counts no more.
    objects = (await api.objects(kind, namespace, named.selector)).filter((object) => !isTerminating(object));
    return judge(objects);
  };
  const whyOne = async (): Promise<Mistake | undefined> => {
    const worst = objects.find((object) => !condition(object, 'ready').holds);
    return worst && explainObject({ run, api, kind, namespace, named: { word: kind.kind.toLowerCase(), name: nameOf(worst), namespace: named.namespace }, object: worst });
  };
  const why = async (): Promise<Mistake | undefined> => {
    const { number } = judge(objects);
    const whyNumber = async (): Promise<Mistake | undefined> => number && whyOtherNumber(run, { ...number, kind: kind.kind, namespace, called: calledAll({ ...named, word: counted(named.word, 2) }), selector: named.selector, look });
    // Of too many, none needs to run; of too few, the one that does not run may be the missing one.
    return number && number.objects.length > number.wanted ? ((await whyNumber()) ?? whyOne()) : ((await whyOne()) ?? whyNumber());
  };
  await withReason(run, awaitHolding(once, { ...told, look, next: look.replace('get', 'describe') }, time), why);
}

function nameOf({ metadata }: AnyObject): string {
  return metadata?.name ?? '';
}

function listed(objects: readonly AnyObject[]): string {
  return objects.length === 0 ? 'none' : `${objects.length}: ${objects.map(nameOf).join(', ')}`;
}

function differing(objects: readonly AnyObject[], said: Said | undefined): string {
  return objects.filter((object) => said && !said.holds(object)).map((object) => `${nameOf(object)}: ${said?.seen(object) ?? ''}`).join('\n');
}
