import type { Part } from './lab-text';
import { ASKS_FOR_CHANGE, ASKS_TO_TYPE, SAYS_OUTPUT, SAYS_OUTPUT_SURELY } from './languages';

const SAYS = /\b(?:output|outputs|you(?:'ll| will| should| can| would)?(?: now| also| then)? (?:see|get|notice|have|receive)|should (?:now )?(?:look|see|show|get|print|return|be|output|display|give)|looks? (?:something )?like|similar to|returns?|results?|displays?|displayed|prints?|printed|responds?|response|shows?|shown|observe|something like|message|prompted with|error|log shows)\b/i;
const ASKS = /\b(?:run|execute|type|enter|use|apply|create|issue|try|command|copy|save|write|edit|add|change|update)\b[^.]*:?\s*$/i;

/** Whether the text above a block says that it shows output. */
export function isAnnounced(parts: readonly Part[], index: number): boolean {
  const above = parts[index - 1];
  if (above?.type !== 'prose' && above?.type !== 'heading') return false;
  const sentence = lastSentence(above.text);
  if (SAYS_OUTPUT.test(sentence) && (SAYS_OUTPUT_SURELY.test(sentence) || !ASKS_TO_TYPE.test(sentence))) return !ASKS.test(sentence);
  return SAYS.test(sentence) && !(ASKS.test(sentence) && !/\boutput\b|should|similar|like this|looks? like/i.test(sentence));
}

/** An author's line that goes on with a small letter belongs to the sentence of the line above it. */
function lastSentence(text: string): string {
  return text.trim().replaceAll(/\n(?=[a-z`(])/g, ' ').split(/(?<=[.!?])\s+|(?<=[。！？])|\n/).filter(Boolean).at(-1) ?? '';
}

const SOMETIMES = /^\W*(?:if|in case|when(?:ever)?|should) (?:you (?:still |also |ever |do |happen to |should )?(?:see|get|have|receive|encounter|face|hit|notice|run into|are getting|come across)|(?:the|this|that|your|it)\b[^,:]*\b(?:fails?|errors?))\b[^.]*\b(?:errors?|warnings?|messages?|fails?|problems?|issues?|exceptions?)\b/i;

/** Whether the text above a block says that only some readers see this: "If you get the following error:". */
export function isSeenSometimes(parts: readonly Part[], index: number): boolean {
  const above = parts[index - 1];
  return above?.type === 'prose' && SOMETIMES.test(lastSentence(above.text));
}

/** Whether the text above asks for a change of something that is there: "add the lines", "change ... to". */
export function asksForChange(parts: readonly Part[], index: number): boolean {
  const above = parts[index - 1];
  return above?.type === 'prose' && (ASKS_FOR_CHANGE.test(above.text) || /\b(?:add|change|replace|edit|modify|update|insert|append|extend|set|section|under|snippet|part|look(?:s)? at|uncomment)\b/i.test(above.text));
}
