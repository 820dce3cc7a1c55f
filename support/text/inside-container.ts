import type { Command } from './lab-text';
import { opensShell } from './prompted-lines';

const SAYS_INSIDE = /^\s*#+\s*(?:(?:now|then|once|you are|we are|and)\s+)*(?:inside|within|in)\s+(?:of\s+)?(?:the\s+|a\s+|your\s+)?(?:pods?|containers?)(?:['’]s)?\b/i;
const SAYS_OUTSIDE = /^\s*#+\s.*\b(?:outside|exit|leave|back|host|(?:your|local|own) (?:machine|laptop|terminal|shell))\b/i;

/** Marks the commands below a line that opens a shell, and a comment that says "inside the pod": a program like kubectl is the container's own there. @param line of the first of the lines */
export function withInside(commands: readonly Command[], lines: readonly string[], line: number): Command[] {
  let state: 'outside' | 'opened' | 'inside' = 'outside';
  return commands.map((command, index) => {
    const above = lines.slice((commands[index - 1]?.line ?? line) - line + 1, command.line - line);
    if (state === 'opened') state = above.some((text) => SAYS_INSIDE.test(text)) ? 'inside' : 'outside';
    else if (above.some((text) => SAYS_OUTSIDE.test(text))) state = 'outside';
    const isInside = state === 'inside';
    if (opensShell(command.text)) state = 'opened';
    else if (/^(?:exit|logout)\b/.test(command.text)) state = 'outside';
    return isInside ? { ...command, isInside } : command;
  });
}
