import type { Part } from './lab-text';
import { CLEANS_ELSEWHERE, POINTS_ON_ELSEWHERE, PREPARES_ELSEWHERE, REPEATS_ELSEWHERE, TASK_WORDS } from './languages';

/** What stands before the number of a heading's words, and the number. */
const NUMBER = String.raw`^\W*(?:(?:task|step|part|section|exercise)\s*)?\d*[\s.):–—-]*`;
const PREPARES = new RegExp(`${NUMBER}(?:pre-?requisites?|before (?:you|we) (?:begin|start)|requirements?|what (?:you|we)(?:['’]ll| will)? need)\\b`, 'i');
const CLEANS = new RegExp(`${NUMBER}clean(?:ing)?[ -]?up\\b`, 'i');
const POINTS_ON = new RegExp(`${NUMBER}(?:next steps?|what['’]?s next|where to go (?:from here|next)|further reading|references|see also|learn more)\\W*$`, 'i');
const REPEATS = new RegExp(`${NUMBER}(?:(?:key |useful |common |kubectl |quick )*(?:commands? (?:summary|reference|recap|cheat ?sheet|overview)|cheat ?sheet|quick reference)|(?:summary|recap) of (?:the )?commands|troubleshooting(?: tips| guide)?|common (?:issues|errors|problems|mistakes)(?: (?:and|&) (?:solutions|fixes))?)\\W*$`, 'i');

/** Whether a heading, or one that it stands below, is about what readers have before they begin. */
export function isPreparing(parts: readonly Part[], index: number): boolean {
  return headingsAbove(parts, index).some((text) => PREPARES.test(text) || begins(text, PREPARES_ELSEWHERE));
}

/** Whether a heading is about removing what is there. */
export function isCleaning(title: string): boolean {
  return CLEANS.test(title) || begins(title, CLEANS_ELSEWHERE);
}

/** Whether a heading points to what readers may do elsewhere: that is no work of the lab. */
export function pointsOn(title: string): boolean {
  return POINTS_ON.test(title) || begins(title, POINTS_ON_ELSEWHERE);
}

/** Whether a section repeats lines, or says what to do if something goes wrong: no reader does all of that. */
export function repeats(title: string): boolean {
  return REPEATS.test(title) || begins(title, REPEATS_ELSEWHERE);
}

const COUNTED = new RegExp(`^\\P{L}*(?:(?:${TASK_WORDS})\\s*\\d+)?\\P{L}*`, 'iu');

/** Whether a title begins with such words, after its number. Without spaces between words, they may stand behind what they are about. */
function begins(title: string, words: RegExp): boolean {
  const own = title.replace(COUNTED, '');
  const found = words.exec(own);
  return found !== null && (found.index === 0 || (/^[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Hangul}]/u.test(found[0]) && found.index <= 4));
}

/** The text of a heading, and of those that it stands below. */
function headingsAbove(parts: readonly Part[], index: number): string[] {
  const texts: string[] = [];
  let depth = Infinity;
  for (let at = index; at >= 0; at--) {
    const part = parts[at];
    if (part?.type !== 'heading' || part.depth >= depth) continue;
    texts.push(part.text);
    depth = part.depth;
  }
  return texts;
}
