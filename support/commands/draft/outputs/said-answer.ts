import type { Block, Command } from '../../../text/lab-text';
import { remarksAround } from './said-to-fail';

const SAYS = String.raw`\b(?:should|must|will|expect\w*|returns?|output|result|answer|prints?|shows?|see|get|says?)\b`;
const WORDS = 'yes|no(?! (?:error|output|problem))|allowed|permitted|denied|forbidden|fails?|works?|succeeds?';
/** A remark that begins with the answer, or announces it: `# no`, `# should be denied`, `-> yes`. */
const REMARK = new RegExp(String.raw`(?:^|${SAYS}[^.;?\n]{0,30}?|(?:→|[=-]>|[:(])\s*)[^\w\n]*\b(?:not (?:be )?)?(${WORDS})\b`, 'i');
/** A sentence near the line, with the answer as kubectl prints it: the answer is `no`, you should see yes now. */
const SENTENCE = new RegExp(String.raw`${SAYS}[^.;?\n]{0,40}?\b(yes|no)\b(?=["'”’\x60*_]*\s*(?:[.,:;!)–—]|$|\n|(?:now|again|this time|because|since|as|for|in|both|here|too)\b))`, 'gi');
/** How a paragraph below the line begins that is the answer: `Outcome: No.` */
const BELOW = /^\W*(?:(?:expected )?(?:outcome|output|result|answer)\W{0,4})?(yes|no)(?=[\s\x60*"]*(?:[.,:;!(–—-]|$))/im;

/** What the text says of a question such as `kubectl auth can-i`, in its output, behind it or near it: yes or no; undefined if it does not say. */
export function answerSaid(block: Block, command: Command): boolean | undefined {
  const printed = /^(yes|no)\b/m.exec(command.output?.text ?? '')?.[1];
  if (printed !== undefined) return printed === 'yes';
  if (command.output !== undefined) return undefined;
  const { above, below } = remarksAround(block, command);
  const remarks = [/\s#(.*)$/.exec(command.text)?.[1], below.find((one) => isOfLineAbove(one, block)), isFirst(command, block, above) ? above.at(-1) : above.filter((one) => !isOfLineAbove(one, block)).at(-1)];
  const answers = remarks.flatMap((remark) => inRemark(remark?.replace(/^\s*#+/, '').trim() ?? '') ?? []);
  return answers[0] ?? (block.commands?.length === 1 ? inSentences(block) : undefined);
}

/** What comes of a line stands below it; what should, does so in blocks that begin with a line. */
function isOfLineAbove(remark: string, { text }: Pick<Block, 'text'>): boolean {
  return /^\s*#\s*(?:yes|no|returns?|prints?|results?|output|answer|→|[=-]>)/i.test(remark) || (!/^\s*#/.test(text) && /^\s*#\s*(?:expect|should|must)/i.test(remark));
}

/** Whether no line of the block stands right above the remarks of this one. */
function isFirst({ line }: Command, block: Block, above: readonly string[]): boolean {
  return (block.text.split('\n')[line - block.line - above.length - 1] ?? '').trim() === '';
}

function inRemark(remark: string): boolean | undefined {
  if (remark.endsWith('?')) return undefined;
  const [whole = '', word = ''] = REMARK.exec(remark) ?? [];
  if (word === '') return /^\W*[✅✔✓]/u.test(remark) ? true : /^\W*[❌✗✘]/u.test(remark) ? false : undefined;
  return /^(?:yes|allowed|permitted|works?|succeeds?)$/i.test(word) !== /\b(?:not|never)\b|n['’]t\b/i.test(whole);
}

/** Only if they do not contradict each other. */
function inSentences({ said = '', below = '' }: Block): boolean | undefined {
  const answer = BELOW.exec(below.trim().split('\n')[0] ?? '')?.[1];
  if (answer !== undefined) return answer.toLowerCase() === 'yes';
  const answers = new Set([...said.matchAll(SENTENCE)].map(([, word = '']) => word.toLowerCase()));
  return answers.size === 1 ? answers.has('yes') : undefined;
}
