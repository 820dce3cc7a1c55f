import type { Block, Command } from '../../../text/lab-text';
import { SAYS_FAILURE } from '../../../text/languages';
import type { State } from '../state';
import { outsideIn } from './outside-names';
import { keepingThoseBefore } from '../objects/never-changed';
import { isStep, type Drafted, type Line, type Step } from '../drafted';
import { guardedBy, onItsWay, requestOf } from './guarded-requests';

const FAILS = /\b(?:fails?|failed|failing|failure|refused|forbidden|denied|rejected|times? out|timed out|hangs?|no (?:answer|access)|(?:does|do|did|will|should) not (?:answer|reach|work|start|run|exist|respond|come|connect|resolve|become|get)|(?:doesn't|don't|won't|can't) (?:answer|reach|work|start|run|exist|respond|connect|resolve|access|be)|cannot|unable|blocked|pending|crash\w*|evicted|OOM\w*|ImagePull\w*|ErrImage\w*|BackOff|FailedCreate|no pods? (?:is|are|will)|in vain|broken|mistake|wrong|problem)\b/i;
/** The file that a line applies. */
const APPLIED = /\bkubectl (?:apply|create|replace)\b[^\n|;&]* -f[ =]?["']?([\w./-]+)/;
/** In its name, or in that of its folder. */
const BROKEN = /broken|faulty|failing|wrong|invalid|buggy|crash|(?<![a-z])oom(?![a-z])|unschedulable|too-?(?:big|large|much|many)/i;
const RIGHT = /fixed|\bfix\b|solution|correct|working|healthy|\b(?:ok|good)\b/i;
/** What finds mistakes before they are made is no failure: "it catches errors". */
const AVERTED = /\b(?:catch|check|prevent|avoid|validat|without|no)\w* (?:(?!not\b)[\w-]+ ){0,3}(?:errors?|mistakes?|problems?|failures?)\b/gi;
/** What the reader does in a case that is not meant to happen. */
const IF_IT_FAILS = /^(?:if|in case) (?:it|this|that|something|anything|the command) (?:fails|does(?: not|n't) work|goes wrong)\b|^(?:[-*] )?(?:if|in case|unless)\b[^,:]*(?:\b(?:not|missing|wrong|mismatch\w*|forgot|forget)\b|n['’]t\b)[^,:]*,/i;
const MAY_FAIL = /\b(?:exec|run|curl|wget|nc|logs|nslookup|ping)\b/;

/** What the sentences around a line's block, and the comments right above it, say of a line whose output the text does not show. */
export function saidOf(block: Block, command: Command): string | undefined {
  return command.output === undefined ? [block.said, remarkAbove(block, command)].filter(Boolean).join('\n') : undefined;
}

function remarkAbove(block: Block, command: Command): string {
  return remarksAround(block, command).above.map(words).filter((each) => !SPEAKS_OF.test(each)).join('\n');
}

/** The comments right above and below a line of a block, in their order, as they stand there. */
export function remarksAround({ text: block, line: first }: Pick<Block, 'text' | 'line'>, { line, text }: Pick<Command, 'line' | 'text'>): { above: string[]; below: string[] } {
  const lines = block.split('\n');
  const at = Math.max(line - first, 0);
  return { above: remarksAt(lines.slice(0, at).reverse()).reverse(), below: remarksAt(lines.slice(at + text.split('\n').length)) };
}

function remarksAt(lines: readonly string[]): string[] {
  const end = lines.findIndex((each) => !/^\s*#/.test(each));
  return lines.slice(0, end < 0 ? undefined : end);
}

function words(remark: string): string {
  return remark.replace(/^\s*#+\s*/, '');
}

/** A remark that only speaks of a failure, or says that there must be none. */
const SPEAKS_OF = /\b(?:fix|why|repair|debug|troubleshoot\w*|never|no longer|not be)\b/i;

const EXPECTED = '(?:fail(?:s|ed|ure)?|den(?:y|ied)|block(?:ed)?|refused?|reject(?:ed)?|forbidden|tim(?:e|es|ed)[ -]?out|timeout|unreachable|not (?:work|reach|connect|answer|respond|resolve)\\w*)';
/** A heading, or a comment in a block, that announces a failure: `(should DENY)`, `Expected: timeout`, `-> BLOCKED`. What only speaks of one, as `Fix what failed`, does not. */
const ANNOUNCES = new RegExp(`\\b(?:tr(?:y|ies)|attempts?) (?:to\\b|an?\\b|with\\b)[^.;]{0,60}?\\b(?:violat|exceed)\\w*|(?:\\b(?:should|must|will|expect(?:ed|s)?|result|output)\\b[^.;]{0,40}?\\b|\\(|(?:→|[=-]>)\\s*)(?<!\\b(?:not?|never|without|longer) (?:be |to )?)${EXPECTED}(?![\\w-])`, 'i');

/** What is said of a line by the heading above it, and by comments of its block, if it announces a failure. */
export function announcedFailure(command: Pick<Command, 'line' | 'text' | 'output'>, block: Pick<Block, 'line' | 'text' | 'heading'>): string | undefined {
  if (command.output !== undefined) return undefined;
  const { above, below } = remarksAround(block, command);
  // A comment between two lines is said of the second one, unless it says what comes of the first.
  const said = [block.heading ?? '', ...[...above].reverse(), ...below.filter((one) => /^\s*#\s*(?:expect|result|output|should|must|will|→|[=-]>)/i.test(one))];
  return said.map((one) => words(one).trim()).find((one) => ANNOUNCES.test(one));
}

/**
 * Where the text says that something does not work, a draft only asks for what is there anyway; a person decides what must be seen.
 * @param said what stands around the line @param announced what says so of this line
 */
export function withDoubts(item: Drafted, { said, announced }: { said: string | undefined; announced?: string | undefined }, state: State): Drafted {
  if (item.outcome === 'todo') return item;
  const request = requestOf(item, state);
  const guarded = request && !saysAnswer(item, said) ? guardedBy(request, item, state) : undefined;
  if (guarded && guarded.length > 0) return endingWith(guarded, withLimit(item));
  if (guarded && item.shown !== undefined && SHOWS_NONE.test(item.shown)) return { ...endingWith([], withLimit(item)), lines: [{ comment: `TODO line ${item.line}: ${DOUBT} the text shows no answer, and no policy of it selects these Pods` }, ...endingWith([], withLimit(item)).lines] };
  const asked = onItsWay(item, request?.from);
  const outside = item.isHeld === true || SHOWS_NONE.test(item.shown ?? '') ? undefined : outsideIn(item, state);
  if (outside !== undefined) return doubting(endingWith([], withLimit(asked)), `${outside} is outside of the cluster`);
  if (/\btimeout \d+\w? (?:wget|curl|nc)\b/.test(item.text)) return weakened(asked, 'the line may time out');
  const broken = brokenName(item.text);
  if (broken !== undefined) return { ...weakened(asked, `the name ${broken} says that it does not work`), isDoubted: true };
  const failure = announced ?? failureIn([said, /\s#(.*)$/.exec(item.text)?.[1]].filter(Boolean).join('\n'));
  if (failure !== undefined) return weakened(withLimit(keepingThoseBefore(asked)), `the text says: ${failure.trim()}`);
  return guarded === undefined && isGuarded(item, said, state) ? weakened(withLimit(asked), 'a network policy may refuse it') : asked;
}

/** `broken.yaml`; not `broken/fixed.yaml`. */
function brokenName(text: string): string | undefined {
  const parts = (APPLIED.exec(text)?.[1] ?? '').split('/').filter(Boolean);
  return RIGHT.test(parts.at(-1) ?? '') ? undefined : parts.reverse().find((part) => BROKEN.test(part));
}

function failureIn(said: string): string | undefined {
  return said.split(/(?<=[.!?:])\s+|(?<=[。！？：])|\n/).find((text) => !IF_IT_FAILS.test(text) && saysFailure(text.replaceAll(AVERTED, '')));
}

function saysFailure(text: string): boolean {
  return FAILS.test(text) || SAYS_FAILURE.test(text);
}

/** States of Pods that do not run, as sentences name them. */
const STATE = /\b(?:CrashLoopBackOff|ImagePullBackOff|ErrImagePull|OOMKilled|CreateContainerConfigError|Pending|pending(?= (?:state|status|phase)\b))/;
/** It passes, or is only one that may come. */
const UNSURE = /\b(?:if|when|whenever|may|might|could|can|not|no|never|until|first|then|before|after|once|from|Running|fix\w*|why|instead|common|usually)\b/i;

/** What sentences around a line that looks at Pods say of their state: `The pod stays Pending.` */
export function stateSaid(item: Drafted, said: string | undefined): string | undefined {
  if (!/^kubectl (?:get|describe) (?:pods?|po|all|deploy\w*)\b/.test(item.text)) return undefined;
  const sentence = (said ?? '').split(/(?<=[.!?:])\s+|\n/).find((one) => STATE.test(one) && !UNSURE.test(one) && one.length < 160);
  return STATE.exec(sentence ?? '')?.[0];
}

const ASKS = /\b(?:exec|run)\b[^\n]* -- [^\n]*\b(?:wget|curl|nc|ping|telnet)\b|^(?:wget|curl|nc|ping|telnet) /;
const SUCCEEDS = /\b(?:succe\w+|works?|working|should (?:now )?(?:reach|connect|answer|respond|get|see|return|be able|print)|allowed|reachable|welcome|can (?:now )?(?:reach|connect|access)|respon\w+|answers?|gets?|returns?|prints?|shows?|see)\b|✅|200/i;

/** Whether a policy may keep a Pod from what it asks for: the text has made one, and shows neither an answer nor says that there is one. */
function isGuarded(item: Drafted, said: string | undefined, { objects }: State): boolean {
  return ASKS.test(item.text) && [...objects.values()].some(({ kind }) => kind === 'NetworkPolicy') && !saysAnswer(item, said);
}

/** Whether the text shows an answer, or says that there is one. */
function saysAnswer({ text, shown }: Drafted, said: string | undefined): boolean {
  return shown === undefined ? SUCCEEDS.test([said, /\s#(.*)$/.exec(text)?.[1]].join('\n')) : !SHOWS_NONE.test(shown);
}

/** An output that is none, in the author's words or the program's. */
const SHOWS_NONE = /\btime(?:d|s)?[ -]?out|\b(?:fail(?:s|ed|ure)?|refused|blocked|denied|unreachable|hangs?)\b|exit code [1-9]/i;

/** A line with other Thens. */
export function endingWith(thens: readonly Step[], item: Drafted): Drafted {
  return { ...item, lines: [...item.lines.filter((line) => !isStep(line) || line.keyword !== 'Then'), ...thens] };
}

const WAITS = /(?<=^|"| -- |; )(?=(?:wget|curl|nc|telnet) )/;
const HAS_LIMIT = /\s(?:-T|--timeout|-m|--max-time|--connect-timeout|-w|-t|-\w*[Tmw]\d*)(?=[\s=]|$)/;

/** A request that nothing answers goes on for minutes: it ends after ten seconds. */
export function withLimit(item: Drafted): Drafted {
  if (HAS_LIMIT.test(item.text)) return item;
  return { ...item, lines: item.lines.map((line) => (isStep(line) && line.keyword === 'When' && /^I (?:type|run|look with) "/.test(line.text) ? { ...line, text: line.text.replace(WAITS, 'timeout 10 ') } : line)) };
}

/** How a comment begins that asks for what must be seen of such a line. */
export const DOUBT = 'say what must be seen, for';

/** A line whose Thens only ask for what is there anyway; a person is asked for the others. A line that a person is asked about already stays as it is. */
export function weakened(item: Drafted, why: string): Drafted {
  const lines = item.lines.flatMap((line) => doubted(line, item, why));
  return lines.length === item.lines.length && lines.every((line, index) => line === item.lines[index]) ? item : doubting({ ...item, lines }, why);
}

function doubting(item: Drafted, why: string): Drafted {
  return { ...item, lines: [{ comment: `TODO line ${item.line}: ${DOUBT} ${why}` }, ...item.lines] };
}

/** What is refused is not there. */
const REFUSED = /\b(?:violat|exceed)/i;

function doubted(line: Line, { text }: Drafted, why: string): Line[] {
  if (!isStep(line) || line.keyword !== 'Then') return [line];
  if (REFUSED.test(why) && line.claim?.aspect === 'there') return [];
  const [, object] = /^(\S.*? "[^"]+") (?:has started|is (?:ready|available|complete|rolled out)(?: within .*)?)$/.exec(line.text) ?? [];
  if (object !== undefined) return [{ ...line, text: `${object} exists` }];
  if (/ has \d+ ready replicas?/.test(line.text)) return [];
  return line.text === 'the exit code is 0' && MAY_FAIL.test(text) ? [] : [line];
}
