import { checkEqual } from '../assert';
import { AuthorError, TaskFailed } from '../errors';
import type { Server } from '../actions/application';
import { waitFor, type Look } from '../wait/wait-for';
import type { LabWorld } from '../world';

const START_SECONDS = 10;
/** "To any GET": the root, a path, a query. */
const PATHS = ['/', '/any/path', '/?with=query'];

export interface Answer {
  status: number;
  type: string;
  text: string;
}

/** Waits until the server that the scenario started has logged the line; PORT in it stands for the port it was given. */
export async function checkLogs(world: LabWorld, line: string): Promise<void> {
  const server = started(world);
  const wanted = line.replace('PORT', String(server.port));
  const look = (): Look<true> => (server.process.output.split('\n').includes(wanted) ? { done: true } : { notYet: server.process.output || '(no output)' });
  await untilServing(server, { what: 'The server says that it runs', expected: wanted }, look);
}

/** Asks by several paths. @throws TaskFailed naming the path and what was answered */
export async function checkGets(world: LabWorld, wanted: Answer): Promise<void> {
  const server = started(world);
  for (const path of PATHS) {
    const answer = await untilServing(server, { what: 'The server answers', expected: 'an answer' }, () => get(server.port, path));
    checkEqual(answer, wanted, { reason: `GET ${path} is answered in another way`, subject: `http://127.0.0.1:${server.port}${path}`, next: 'compare helloworld.js with the lab' });
  }
}

/** @throws TaskFailed where the server has ended: nothing comes of it any more */
export function mustStillRun({ process }: Server, expected: string): void {
  if (!process.ended) return;
  throw new TaskFailed({ reason: 'The server has ended', subject: process.commandLine, expected, seen: `${process.ended}\n${process.output}`, next: `${process.commandLine}   # and read what it says` });
}

function untilServing<T>(server: Server, { what, expected }: { what: string; expected: string }, look: () => Look<T> | Promise<Look<T>>): Promise<T> {
  const lookWhileRunning = async (): Promise<Look<T>> => {
    const found = await look();
    if (!('done' in found)) mustStillRun(server, expected);
    return found;
  };
  return waitFor(lookWhileRunning, {
    what,
    within: START_SECONDS,
    every: 0.05,
    otherwise: (trouble) => new TaskFailed({ ...trouble, subject: server.process.commandLine, expected, next: `${server.process.commandLine}   # and compare what it says with the lab` }),
  });
}

async function get(port: number, path: string): Promise<Look<Answer>> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(3000) });
  const type = response.headers.get('content-type')?.split(';')[0]?.trim() ?? 'none';
  return { done: { status: response.status, type, text: await response.text() } };
}

function started({ server }: LabWorld): Server {
  if (server) return server;
  throw new AuthorError({ reason: 'This step looks at a server, and no step before it has started one', next: 'write: When I start "helloworld.js" with node on a free port' });
}
