import { isEqual } from '../../errors/check-equal';
import { lastLine, type CommandRecord } from '../../system/command/command-record';
import type { Expectation } from '../../runtime/scenario';

/** A whole line, as the server sends it. */
export const line = (text: string): Expectation => ({
  cause: 'other-text',
  words: text,
  metBy: ({ exitCode, stdout }) => exitCode === 0 && stdout.split('\n').slice(0, -1).includes(text),
});

/** However many blanks stand between its words: pages show them otherwise than programs print them. */
export const containing = (text: string): Expectation => ({ cause: 'output-differs', words: text, metBy: ({ output }) => output.includes(text) || withSingleBlanks(output).includes(withSingleBlanks(text)) });

function withSingleBlanks(text: string): string {
  return text.replaceAll(/[ \t]+/g, ' ');
}

export const endingWith = (text: string): Expectation => ({ cause: 'log-without-line', words: `${text} as the last line`, metBy: ({ stdout }) => lastLine(stdout) === text });

/** All lines, in order. */
export const justLines = (lines: readonly string[]): Expectation => ({ cause: 'output-differs', words: `these lines and no others: ${lines.join(', ')}`, metBy: ({ stdout }) => isEqual(stdout.split(/\r?\n/).filter(Boolean), lines) });

export const errorOutput = (text: string): Expectation => ({ cause: 'output-differs', words: `${text} as error output only`, metBy: ({ stdout, stderr }) => stderr.split('\n').includes(text) && !stdout.includes(text) });

/** As Kubernetes writes it: `2026-11-26T02:15:50.123456789Z`. */
export const timedLines: Expectation = { cause: 'output-differs', words: 'a time before each line', metBy: ({ stdout }) => stdout !== '' && stdout.trimEnd().split('\n').every((line) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S* /.test(line)) };

export const exitCode = (code: number): Expectation => ({ cause: 'other-exit-code', words: `exit code ${code}`, metBy: (record) => record.exitCode === code });

export const containerId: Expectation = { cause: 'output-differs', words: "the container's ID: 64 hex digits", metBy: ({ exitCode: code, stdout }) => code === 0 && /^[0-9a-f]{64}$/.test(stdout.trim()) };

// Newer versions of kubectl add "from default namespace".
export const podDeleted = (pod: string): Expectation => ({ cause: 'pod-not-deleted', words: `pod "${pod}" deleted`, metBy: ({ stdout }) => stdout.includes(`pod "${pod}" deleted`) });

export const podNotFound = (word: string): Expectation => ({
  cause: 'output-differs',
  words: `Error from server (NotFound): pods "${word}" not found`,
  metBy: ({ stderr }) => stderr.includes(`Error from server (NotFound): pods "${word}" not found`),
});

/** wget's own message from inside the pod: it ran, reached the address and was refused. */
export const refused: Expectation = { negative: true, cause: 'old-port-answers', words: 'Connection refused', metBy: ({ exitCode: code, output }: CommandRecord) => code !== 0 && /can't connect to remote host .*Connection refused/.test(output) };
