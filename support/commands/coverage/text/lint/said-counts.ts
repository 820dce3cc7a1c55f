const ONES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const WORDS = new Map([...ONES.map((word, index): [string, number] => [word, index + 1]), ...TENS.map((word, index): [string, number] => [word, (index + 2) * 10])]);
/** Above one: "one" is also an article. */
const NUMBER = `(?:(?:${TENS.join('|')})(?:[- ](?:${ONES.slice(0, 9).join('|')}))?|${ONES.slice(1).join('|')}|[2-9]|[1-9]\\d)`;
const COUNT = new RegExp(`(?<![\\w./:$#-])(${NUMBER})\\s+(new |ready |running |more |of its )?(replicas?|pods?|copies|instances|containers|endpoints)\\b`, 'gi');
const OF_JOBS = new RegExp(`(?<![\\w./:$#-])(${NUMBER})\\s+(?:(?:Pods|of them|workers)\\s+)?(times|completions|at a time|at once|in parallel|at the same time)\\b`, 'gi');

/** A number of things in a sentence. */
export interface SaidCount {
  /** `three ready Pods` */
  words: string;
  count: number;
  what: 'pods' | 'containers' | 'endpoints' | 'completions' | 'parallelism';
  /** Whether it may be about a part, or about how many more: "two new Pods". */
  isPart: boolean;
  /** What stands around it, up to the next comma or full stop. */
  clause: string;
  /** What stands before it in its sentence. */
  before: string;
}

/** The counts in a line of a text. */
export function saidCounts(line: string): SaidCount[] {
  const things = [...line.matchAll(COUNT)].map((match): SaidCount => ({ ...around(line, match), what: thingOf(match[3] ?? ''), isPart: match[2] !== undefined && /new|more|of its/i.test(match[2]) }));
  const jobs = [...line.matchAll(OF_JOBS)].map((match): SaidCount => ({ ...around(line, match), what: /^(?:times|completions)$/i.test(match[2] ?? '') ? 'completions' : 'parallelism', isPart: false }));
  return [...things, ...jobs];
}

function thingOf(word: string): SaidCount['what'] {
  if (/^containers/i.test(word)) return 'containers';
  return /^endpoints/i.test(word) ? 'endpoints' : 'pods';
}

function around(line: string, { 0: words, 1: number = '', index = 0 }: RegExpMatchArray): Pick<SaidCount, 'words' | 'count' | 'clause' | 'before'> {
  const before = line.slice(0, index).split(/[.!?:;](?:\s|$)/).at(-1) ?? '';
  const after = line.slice(index + words.length).split(/[.,!?:;](?:\s|$)/)[0] ?? '';
  return { words, count: numberOf(number), before, clause: `${before.split(/,\s/).at(-1) ?? ''}${words}${after}` };
}

/** `27`, `twenty-seven` */
function numberOf(text: string): number {
  return text.toLowerCase().split(/[- ]/).reduce((sum, word) => sum + (WORDS.get(word) ?? Number(word)), 0);
}
