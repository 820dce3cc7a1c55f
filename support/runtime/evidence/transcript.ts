import type { CommandRecord } from '../../system/command/command-record';
import { sanitize } from '../../redaction/sanitize';

/** The commands as typed, with their output, like a terminal's scrollback. Names the folder where it changes. */
export function transcriptText(records: readonly CommandRecord[]): string {
  let folder = '';
  const entries = records.map((record) => {
    const moved = record.cwd === folder ? '' : `(in ${sanitize(record.cwd)})\n`;
    folder = record.cwd;
    return moved + entry(record);
  });
  return entries.join('\n');
}

function entry({ commandLine, output, exitCode, outcome, seconds }: CommandRecord): string {
  // The lines of a heredoc belong to one command; other lines are separate commands.
  const lines = commandLine.includes('<<') ? [`$ ${commandLine}`] : commandLine.split('\n').map((line) => `$ ${line}`);
  const end = exitCode === undefined ? outcome : `exit code ${exitCode}`;
  return [...lines, sanitize(output).trimEnd(), `(${end}, ${seconds.toFixed(1)} s)`].filter(Boolean).join('\n') + '\n';
}
