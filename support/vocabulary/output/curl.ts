import { lastLines } from '../../system/command/command-record';
import { runCommand } from '../../system/command/run-command';
import { type Answer, answerOf } from '../../system/process/http-get';
import type { Observation, Server } from '../../runtime/scenario';
import type { Mistake } from '../../errors/errors';

const LAST_LINES = 8;

export function curl(port: number): Observation {
  const url = `http://127.0.0.1:${port}`;
  const typed = `curl ${url}`;
  return {
    name: 'curl',
    commandLine: typed,
    way: `curl ${url}`,
    explain: ({ server }, record) => Promise.resolve(server?.port === port && record.exitCode !== 0 ? unanswered(server) : undefined),
    look: async ({ run, server }) => {
      if (server?.process.isApart && server.port === port) return get(() => server.process.get(url), typed, run.folder);
      const record = await runCommand('curl', ['--silent', '--show-error', '--max-time', '5', url], { cwd: run.folder, within: 10, typed });
      return record.outcome === 'program not found' ? get(() => answerOf(url), typed, run.folder) : record;
    },
  };
}

/** Why a server that the scenario started does not answer: the end of its output says more than curl does. */
function unanswered({ process, port }: Server): Mistake | undefined {
  const { commandLine, ended } = process;
  const seen = lastLines(process.output, LAST_LINES) || '(it printed nothing)';
  const others = process.listening().map((one) => one.port);
  const told = { subject: commandLine, look: commandLine };
  const shell = /^npm error syscall spawn (.+)$/m.exec(process.output)?.[1];
  if (ended !== undefined && shell) return { ...told, cause: 'shell-of-npm-missing', reason: `npm cannot start its shell ${shell}, which a setting (script-shell) names`, seen: `${ended}\n${seen}`, look: 'npm config get script-shell', next: 'npm config delete script-shell --location=project' };
  if (ended !== undefined && hasFailedBefore(process.output)) return { ...told, cause: 'prestart-fails', reason: 'npm start runs the script prestart of package.json first, and that fails', seen: `${ended}\n${seen}`, look: 'npm run prestart', next: 'npm pkg delete scripts.prestart' };
  if (ended !== undefined) return { ...told, cause: 'server-has-ended', reason: 'The server has ended, so nothing answers', seen: `${ended}\n${seen}`, next: `fix the error that it reports, then type again: ${commandLine}` };
  if (others.includes(port)) return undefined;
  if (others.length > 0) return { ...told, cause: 'server-on-another-port', reason: `The server does not listen on port ${port}, but on another port`, seen: `port ${others.join(', ')}\n${seen}`, next: 'make it listen on the port that it gets as its first argument' };
  return { ...told, cause: 'server-does-not-listen', reason: `The server runs, but does not listen on port ${port}`, seen, next: 'make it listen on the port that it gets as its first argument' };
}

/** Whether npm has ended before the start script: it names each script before it runs it. */
function hasFailedBefore(output: string): boolean {
  return /^> \S+ prestart$/m.test(output) && !/^> \S+ start$/m.test(output);
}

/** The same without curl, which a bare Debian lacks. */
async function get(ask: () => Promise<Answer>, commandLine: string, cwd: string): ReturnType<Observation['look']> {
  const start = performance.now();
  const answer = await ask().then(({ text }) => text, (error: Error) => error);
  const seconds = (performance.now() - start) / 1000;
  const common = { commandLine, cwd, outcome: 'exited' as const, seconds };
  if (typeof answer === 'string') return { ...common, exitCode: 0, stdout: answer, stderr: '', output: answer };
  const words = `${String((answer.cause as Error | undefined)?.message ?? answer.message)}\n`;
  return { ...common, exitCode: 7, stdout: '', stderr: words, output: words };
}
