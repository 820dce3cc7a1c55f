import type { CommandRecord } from '../command/command-record';
import { tellable } from './tellable';

/** The commands as they were typed, with what they said, like a terminal's scrollback. */
export function transcriptText(records: readonly CommandRecord[]): string {
  return records.map(entry).join('\n');
}

function entry({ commandLine, output, exitCode, outcome, seconds }: CommandRecord): string {
  // A heredoc's lines belong to one command; other lines are commands of their own.
  const lines = commandLine.includes('<<') ? [`$ ${commandLine}`] : commandLine.split('\n').map((line) => `$ ${line}`);
  const end = exitCode === undefined ? outcome : `exit code ${exitCode}`;
  return [...lines, tellable(output).trimEnd(), `(${end}, ${seconds.toFixed(1)} s)`].filter(Boolean).join('\n') + '\n';
}
