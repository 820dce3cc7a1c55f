import { isStep, type Drafted } from '../drafted';

const MINUTES = 2;
const MOST_MINUTES = 5;
const AMOUNT = '(?:about |around |roughly |more than |less than |longer than |at least |up to |another |the next |~ ?)*(an?|one|two|three|few|some|a few|\\d+)(?:[-–]\\d+)?[- ]?(seconds?|secs?|s|minutes?|mins?|m|moments?|while)\\b';
/** "Wait a minute, then look again": what the line shows comes about by itself. */
const WAITS = new RegExp(`\\b(?:wait(?:ing)?(?: for)?|after|in|takes?|took|give it|for|within) ${AMOUNT}|\\bwait(?:ing)?\\b(?! for)|\\b(?:repeat|again|try|look|check|run|watch)\\b[^.!?]{0,60}\\buntil\\b`, 'i');
const NUMBERS: Record<string, number> = { two: 2, three: 3 };
const SEES = /^(?:I see ".*"|the output matches ".*"|the output has the rows)$/;

/** A look at what the text has its reader wait for is repeated as long. @param said the sentences around it */
export function withTimeToWait(item: Drafted, said: string | undefined): Drafted {
  const [waits] = WAITS.exec(said ?? '') ?? [];
  if (waits === undefined || !item.isLook) return item;
  const within = `${minutesIn(waits)} minutes`;
  return { ...item, lines: item.lines.map((line) => (isStep(line) && line.keyword === 'Then' && SEES.test(line.text) ? { ...line, text: `${line.text} within ${within}` } : line)) };
}

function minutesIn(waits: string): number {
  const [, amount = '', unit = ''] = new RegExp(AMOUNT, 'i').exec(waits) ?? [];
  const number = NUMBERS[amount.toLowerCase()] ?? Number(amount);
  const minutes = Number.isNaN(number) ? 1 : /^m/i.test(unit) ? number : number / 60;
  return Math.min(MOST_MINUTES, Math.max(MINUTES, Math.ceil(minutes) + 1));
}
