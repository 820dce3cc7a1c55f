import type { Verdict } from '../errors/verdict';
import { html, type Html } from './page/html';

/** Each verdict also has a sign, because some people cannot distinguish the colours. */
export const MARK: Record<Verdict, string> = { passed: '✓', failed: '✗', error: '!', 'not checked': '–' };

export const VERDICT_CLASS: Record<Verdict, string> = { passed: 'passed', failed: 'failed', error: 'error', 'not checked': 'not-checked' };

/** The sign for readers, and the word for screen readers. */
export function spokenMark(verdict: Verdict): Html {
  return html`<span aria-hidden="true">${MARK[verdict]}</span><span class="unseen">${verdict}</span>`;
}
