import type { Verdict } from '../errors/verdict';
import { html, type Html } from './page/html';

/** A verdict is told by its sign, too: not everybody tells the colours apart. */
export const MARK: Record<Verdict, string> = { passed: '✓', failed: '✗', error: '!', 'not checked': '–' };

export const VERDICT_CLASS: Record<Verdict, string> = { passed: 'passed', failed: 'failed', error: 'error', 'not checked': 'not-checked' };

/** The sign for eyes, and the word for ears. */
export function spokenMark(verdict: Verdict): Html {
  return html`<span aria-hidden="true">${MARK[verdict]}</span><span class="unseen">${verdict}</span>`;
}
