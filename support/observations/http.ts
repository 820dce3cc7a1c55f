import { runCommand } from '../command/run-command';
import type { Answer } from '../diagnosis/answer-rules';
import { answerOf } from '../processes/answer-of';
import type { Observation } from './observation';

export function curl(port: number): Observation {
  const url = `http://127.0.0.1:${port}`;
  const typed = `curl ${url}`;
  return {
    name: 'curl',
    commandLine: typed,
    way: `curl ${url}`,
    look: async ({ run, server }) => {
      if (server?.process.isApart && server.port === port) return get(() => server.process.get(url), typed, run.folder);
      const record = await runCommand('curl', ['--silent', '--show-error', '--max-time', '5', url], { cwd: run.folder, within: 10, typed });
      return record.outcome === 'program not found' ? get(() => answerOf(url), typed, run.folder) : record;
    },
  };
}

/** The same without curl, which a bare Debian does not have. */
async function get(ask: () => Promise<Answer>, commandLine: string, cwd: string): ReturnType<Observation['look']> {
  const start = performance.now();
  const answer = await ask().then(({ text }) => text, (error: Error) => error);
  const seconds = (performance.now() - start) / 1000;
  const common = { commandLine, cwd, outcome: 'exited' as const, seconds };
  if (typeof answer === 'string') return { ...common, exitCode: 0, stdout: answer, stderr: '', output: answer };
  const words = `${String((answer.cause as Error | undefined)?.message ?? answer.message)}\n`;
  return { ...common, exitCode: 7, stdout: '', stderr: words, output: words };
}
