/** The meaning of containers' exit codes. Source: POSIX's shell, Docker's "docker run", signal(7). */
const MEANINGS: Record<number, string> = {
  126: 'the program exists, but is not executable',
  127: 'the program was not found',
  128: 'it could not be started',
  137: 'it was killed (SIGKILL)',
  139: 'it crashed with a memory error (SIGSEGV)',
  143: 'it was asked to end (SIGTERM)',
};

/** `exit code 137: it was killed because it used more memory than its limit allows`. @param reason as the runtime gives it: `OOMKilled`, `Error` ... */
export function exitInWords(exitCode: number, reason?: string): string {
  const meaning = reason === 'OOMKilled' ? 'it was killed because it used more memory than its limit allows' : MEANINGS[exitCode];
  return meaning ? `exit code ${exitCode}: ${meaning}` : `exit code ${exitCode}`;
}
