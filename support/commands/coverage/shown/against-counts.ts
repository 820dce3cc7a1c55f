import type { Finding } from '../../lint/finding';
import { saidCounts, type SaidCount } from '../text/lint/said-counts';
import { sentences, type Place } from '../text/lint/tags';
import { shownPath } from '../text/text-items';
import type { ReadLab } from '../text/lint/read-lab';
import type { Countable, Job } from './countable';
import { between } from './follow';
import { momentsUntil, placeOfMoment, taskAt, type Moment } from './moments';

/** What may be, what is not there any more, or what only a part of them does. */
const UNSURE = /\b(?:at (?:least|most)|up to|(?:more|less|fewer) than|if|when|whenever|would|could|can|might|may|e\.g\.|example|imagine|suppose|or|maximum|minimum|max\w+|min\w+|between|quota|limit|others?|extra|additional|only|old|previous\w*|before|earlier|until|later|instead|in total|altogether|different|kinds?|types?)\b/i;
const CLAIM = /\b(?:there (?:are|will be|should be)|(?:it|this|that|you|we|they|the (?:deployment|statefulset|replicaset|file|manifest|command)|`[\w.-]+`) (?:(?:now|should|will|must|still|also) )*(?:runs?|has|have|sees?|makes?|creates?|starts?|wants?|keeps?|asks? for|shows?|lists?|gets?)|all|these|your)(?: now| all)?\s+(?:`|\*\*?)?$/i;
const CHANGE = /\b(?:scale|change|set|create|add|run|let|make|increase|reduce|delete|remove|want)\b/i;

/** A number of Pods, of containers, or of what Jobs do, that a sentence says, against the objects that the lines and files make until there. */
export function againstCounts(lab: ReadLab, moments: readonly Moment[]): Finding[] {
  return sentences(lab.text, lab.lines).flatMap((place) => saidCounts(place.text).flatMap((said) => {
    const reason = said.isPart || UNSURE.test(said.clause) || UNSURE.test(said.before) ? undefined : why(said, { place, lab, moments: momentsUntil(lab, moments, place), at: between(lab.text, place) });
    return reason === undefined ? [] : [{ place: `${shownPath(place.path)}:${place.line}`, reason: `"${said.words}" is not ${reason}`, next: 'correct the number' }];
  }));
}

interface Said {
  place: Place;
  lab: ReadLab;
  /** Until the end of its task. */
  moments: readonly Moment[];
  /** Between the blocks of the text. */
  at: number;
}

function why(said: SaidCount, where: Said): string | undefined {
  if (said.what === 'pods') return wrongScale(said, where) ?? wrongNow(said, where) ?? wrongPods(said, where);
  if (said.what === 'containers') return wrongContainers(said, where);
  return said.what === 'endpoints' || !/\bjobs?\b/i.test(where.place.text) ? undefined : wrongJob(said, said.what, where);
}

/** "Scale the shop to four Pods", above or beside a line that does. */
function wrongScale({ before, count }: SaidCount, { place, moments, at }: Said): string | undefined {
  if (!/\bscal\w+\b.*\bto\s+$/i.test(before)) return undefined;
  const beside = moments.filter(({ path, line, scaled }) => path === place.path && line === place.line && scaled.length > 0);
  const concerned = beside.length > 0 ? beside : moments.filter((moment) => moment.at === at + 0.5);
  const counts = concerned.flatMap(({ scaled }) => scaled);
  const [first] = concerned.filter(({ scaled }) => scaled.length > 0);
  return !first || counts.includes(count) ? undefined : `what the lab scales to: ${placeOfMoment(first)} has --replicas=${counts.join(', --replicas=')}`;
}

/** "You now have three Pods": that many there are, or there will be behind the block that the sentence leads to. */
function wrongNow(said: SaidCount, { place, lab, moments, at }: Said): string | undefined {
  if (!/\bnow\b/i.test(said.clause) || !CLAIM.test(said.before) || CHANGE.test(said.before)) return undefined;
  const there = moments.filter(({ isFile }) => !isFile);
  const before = there.filter((moment) => moment.at < at);
  const last = before.at(-1);
  const behind = leadsOn(lab, place) ? there.filter((moment) => moment.at === at + 0.5) : [];
  const now = [...(last ? [last] : []), ...behind];
  // What has been shown since the last change.
  const same = before.slice(before.map(({ countable: { pods } }) => isSame(pods, last?.countable.pods)).lastIndexOf(false) + 1);
  return outside(said.count, now.map(({ countable }) => countable), [...same, ...behind].flatMap(({ shown }) => shown), 'what there is then');
}

function isSame(one: ReadonlySet<number> | undefined, other: ReadonlySet<number> | undefined): boolean {
  return [...(one ?? [])].join() === [...(other ?? [])].join();
}

/** Whether its paragraph ends with a colon. */
function leadsOn({ lines }: ReadLab, { path, line }: Place): boolean {
  const below = (lines.get(path) ?? []).slice(line - 1);
  const end = below.findIndex((text) => text.trim() === '');
  return /:\s*$/.test(below.slice(0, end < 0 ? undefined : end).join('\n'));
}

/** "It runs three Pods": at some point until its task ends. */
function wrongPods(said: SaidCount, { place, lab, moments }: Said): string | undefined {
  const task = taskAt(lab, place);
  const own = moments.filter((moment) => task < 0 || taskAt(lab, moment) === task);
  if (!CLAIM.test(said.before) || own.some(({ countable: { pods } }) => pods === undefined)) return undefined;
  const known = moments.map(({ countable }) => countable).filter(({ pods }) => pods !== undefined);
  return outside(said.count, known, moments.flatMap(({ shown }) => shown), "what the lab's lines and files make until there");
}

/** @param shown numbers that outputs have */
function outside(count: number, all: readonly Countable[], shown: readonly number[], what: string): string | undefined {
  const makers = all.flatMap((one) => one.makers).filter((one, index, others) => others.findIndex((other) => other.kind === one.kind && other.name === one.name && other.replicas === one.replicas) === index).map(({ place, kind, name, replicas }) => `${place} makes ${kind} ${name} with ${replicas} replica${replicas === 1 ? '' : 's'}`);
  if (makers.length === 0 || shown.includes(count) || all.some(({ pods }) => pods === undefined || pods.has(count))) return undefined;
  return `${what}: ${makers.join('; ')}`;
}

/** "Each with two containers" */
function wrongContainers({ clause, count }: SaidCount, { place, lab, moments }: Said): string | undefined {
  const task = taskAt(lab, place);
  const own = moments.filter((moment) => taskAt(lab, moment) === task).map(({ countable: { inEach } }) => inEach);
  if (task < 0 || !/\b(?:each|every)\b/i.test(clause) || own.some((one) => one === undefined)) return undefined;
  const counts = new Set(moments.flatMap(({ countable: { inEach } }) => [...(inEach ?? [])]));
  return counts.size === 0 || counts.has(count) ? undefined : `what a Pod of the lab has until there: ${[...counts].join(' or ')}`;
}

/** "Five times", "two at a time": of a Job that its task makes. */
function wrongJob({ count, clause }: SaidCount, what: 'completions' | 'parallelism', { place, lab, moments }: Said): string | undefined {
  const task = taskAt(lab, place);
  const [own, earlier] = [moments.filter((moment) => taskAt(lab, moment) === task), moments.filter((moment) => taskAt(lab, moment) < task)].map((some) => some.flatMap(({ countable: { jobs } }) => jobs));
  const isNew = ({ name }: Job): boolean => !earlier?.some((job) => job.name === name);
  const jobs = (own ?? []).filter((job, index, all) => isNew(job) && all.findIndex((other) => other.name === job.name && other[what] === job[what]) === index);
  const isOther = /\b(?:retr\w+|fail\w*|restart\w*|attempt\w*|again|backoff\w*)\b/i.test(clause);
  if (task < 0 || jobs.length === 0 || isOther || jobs.some((job) => job[what] === undefined || job[what] === count)) return undefined;
  return `what the lab's Jobs have: ${jobs.map((job) => `${job.place} makes job ${job.name} with ${what} ${job[what] ?? ''}`).join('; ')}`;
}
