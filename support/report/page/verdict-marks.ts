import type { Verdict } from '../../verdict';

/** A verdict is told by its sign, too: not everybody tells the colours apart. */
export const MARK: Record<Verdict, string> = { passed: '✓', failed: '✗', error: '!', 'not checked': '–' };

export const VERDICT_CLASS: Record<Verdict, string> = { passed: 'passed', failed: 'failed', error: 'error', 'not checked': 'not-checked' };
