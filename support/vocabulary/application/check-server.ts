import { ANSWER_RULES } from './answer-rules';
import type { Answer } from '../../system/process/http-get';
import { diagnose } from '../../runtime/diagnose';
import { hasSaidSo, responseOf, SERVER_RULES, type ServerObserved } from './server-rules';
import { AuthorError, TaskFailed, type Mistake, type Problem } from '../../errors/errors';
import { noteShownCommand } from '../../runtime/shown-commands';
import { mustHaveItsPort } from '../../system/process/ports';
import { until, waitFor, type Look } from '../../wait/wait-for';
import type { Scenario, Server } from '../../runtime/scenario';
import { sourceOf } from './source-of';

const START_SECONDS = 10;
const LAST_WORDS_SECONDS = 0.5;
/** "To any GET": the root, a path, a query. */
const PATHS = ['/', '/any/path', '/?with=query'];

/** Waits until the server that the scenario started has logged the line; PORT in it stands for the server's port. @throws EnvironmentError if another program has taken the port */
export async function checkLogs(world: Scenario, line: string): Promise<void> {
  noteShownCommand(`# the output of: ${world.server?.process.commandLine ?? 'node FILE PORT'}`);
  const server = started(world);
  server.line = line.replace('PORT', String(server.port));
  const look = (): Look<true> => (hasSaidSo({ output: server.process.output, line: server.line }) ? { done: true } : { notYet: server.process.output || '(no output)' });
  await untilServing(world, 'The server says that it runs', look);
}

/** Sends a GET to several paths. @throws TaskFailed naming the path and the answer */
export async function checkGets(world: Scenario, wanted: Answer): Promise<void> {
  noteShownCommand(PATHS.map((path) => `curl -i 'http://127.0.0.1:${world.server?.port ?? 'PORT'}${path}'`).join('\n'));
  const server = started(world);
  const response = responseOf(sourceOf(world.run, server.process.commandLine));
  for (const path of PATHS) {
    const url = `http://127.0.0.1:${server.port}${path}`;
    const answer = await untilServing(world, 'The server answers', async () => ({ done: await server.process.get(url) }), url);
    const wrong = (): Mistake | undefined => diagnose(ANSWER_RULES, { url, answer, wanted, response, output: server.process.output });
    if (!wrong()) continue;
    // A program that fails after its answer says why a moment later.
    await until(() => Promise.resolve(server.process.ended), (ended) => ended !== undefined, { within: LAST_WORDS_SECONDS });
    throw new TaskFailed(wrong() ?? { reason: 'The server gives the wrong answer', next: 'compare its file with the lab' });
  }
  const wrong = diagnose(SERVER_RULES, observe(world, server));
  if (wrong) throw new TaskFailed(wrong);
}

function untilServing<T>(world: Scenario, what: string, look: () => Look<T> | Promise<Look<T>>, url?: string): Promise<T> {
  const server = started(world);
  const explained = (problem: Problem): TaskFailed => new TaskFailed(diagnose(SERVER_RULES, { ...observe(world, server), url }) ?? { cause: 'unknown', ...problem, subject: server.process.commandLine, look: server.process.commandLine, next: 'compare its output with the lab' });
  const lookWhileRunning = async (): Promise<Look<T>> => {
    const found = await look();
    if ('done' in found || !server.process.ended) return found;
    await mustHaveItsPort(server);
    throw explained({ reason: what });
  };
  return waitFor(lookWhileRunning, { what, within: START_SECONDS, every: 0.05, otherwise: explained });
}

function observe({ run }: Scenario, { port, line, process }: Server): ServerObserved {
  const { commandLine, output, ended } = process;
  return { commandLine, port, line, output, source: sourceOf(run, commandLine), ended, listening: process.listening() };
}

function started({ server }: Scenario): Server {
  if (server) return server;
  throw new AuthorError({ reason: 'This step checks a server, but no earlier step started one', next: 'write: When I start "FILE" with node on a free port' });
}
