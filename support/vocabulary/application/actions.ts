import { traceOf } from '../../system/command/trace-record';
import type { Application } from '../../lab/lab';
import { programOf } from '../../system/command/program-of';
import { hasLifecycleScripts, mayFail, mustInstall } from './check-installation';
import { isStudentsServer, serverWithoutPort } from './own-server';
import type { CommandRecord } from '../../system/command/command-record';
import { EnvironmentError, TaskFailed } from '../../errors/errors';
import { anyFreePort, holderOf, mustBeFree } from '../../system/process/ports';
import type { Action, Scenario } from '../../runtime/scenario';

/** The application's own command, as in `npm install`. */
export function installApplication({ install, installed }: Application): Action {
  return {
    name: 'install the application',
    commandLine: install,
    perform: ({ run }) => run.install(),
    trace: async ({ run }) => {
      const { isInstalled } = run;
      if (programOf(install).program === 'npm') {
        const text = run.readFile('package.json');
        // npm may leave its files behind and still fail: labspec tries it in the copy of the folder.
        if (isInstalled ? hasLifecycleScripts(text) : mayFail(run, text)) mustInstall(await run.install(), text);
      }
      if (!isInstalled) throw new TaskFailed({ cause: 'not-installed', reason: 'The application is not installed', subject: run.shownFolder, seen: `${installed.length > 1 ? 'neither ' : 'no '}${installed.join(' nor ')}`, look: `ls ${run.shownFolder}`, next: install });
      return traceOf(run.shownFolder, 'ls', '');
    },
  };
}

/** The application's own command with the port as its last word, as in `npm start PORT &`. @throws EnvironmentError if something else holds the port */
export function startApplication({ start }: Application, port: number): Action {
  const commandLine = `export port=${port}\n${start} $port &`;
  const { program, args } = programOf(start);
  const server = startServer({ name: 'start the application', commandLine, port, program, args: [...args, String(port)] });
  return {
    ...server,
    perform: async (world) => {
      if (!(await isStudentsServer(world.run, port))) noServerElsewhere(world, port, commandLine);
      return server.perform(world);
    },
  };
}

/** `node FILE PORT &` on a free port, to check the file alone. */
export function startFile(file: string): Action {
  return {
    probes: true,
    name: `start ${file}`,
    commandLine: `node ${file} PORT &`,
    perform: async (world) => {
      const port = await anyFreePort();
      return startServer({ name: `start ${file}`, commandLine: `node ${file} ${port} &`, port, program: 'node', args: [file, String(port)], folder: world.run.folderWithOnly(file) }).perform(world);
    },
  };
}

/** Ends the process on the port, if it is the application that the lab started. */
export function killHolder(port: number): Action {
  const commandLine = `kill -9 $(lsof -i :${port} | awk 'NR==2 {print $2}')`;
  return {
    probes: true,
    name: 'kill what holds the port',
    commandLine,
    perform: async (world) => {
      const { server } = world;
      if (server?.process.isApart && server.port === port && server.process.ended === undefined) {
        await server.process.end();
        return inBackground(world, commandLine, { exitCode: 0, output: '' });
      }
      const pid = await holderOf(port);
      if (pid === undefined) return inBackground(world, commandLine, { exitCode: 1, output: `nothing listens on port ${port}\n` });
      // The student ends this process; the next step reports it if it still runs.
      if (await isStudentsServer(world.run, port)) return inBackground(world, commandLine, { exitCode: 0, output: `process ${pid} is the student’s own` });
      mustBeTheLabs(world, pid, port);
      process.kill(pid, 'SIGKILL');
      return inBackground(world, commandLine, { exitCode: 0, output: '' });
    },
  };
}

interface ServerToStart extends Pick<Action, 'name' | 'commandLine'> {
  port: number;
  program: string;
  args: string[];
  folder?: string;
}

function startServer({ name, commandLine, port, program, args, folder }: ServerToStart): Action {
  return {
    probes: true,
    name,
    commandLine,
    perform: async (world) => {
      if (await isStudentsServer(world.run, port)) return inBackground(world, commandLine, { exitCode: 0, output: 'it is already running' });
      // A graded program has a network, and so ports, of its own.
      if (!world.run.runsUntrustedCode) await mustBeFree(port);
      const server = await world.run.start(program, args, folder);
      world.server = { port, line: '', process: server };
      return inBackground(world, commandLine, { exitCode: 0, output: '' });
    },
  };
}

/** @throws TaskFailed if the student has started the server without the port */
function noServerElsewhere({ run }: Scenario, port: number, commandLine: string): void {
  const own = serverWithoutPort(run);
  if (!own) return;
  throw new TaskFailed({ cause: 'started-without-port', reason: `Your server runs, but not on port ${port}`, seen: `process ${own.pid} listens on port ${own.port}`, look: `lsof -i :${own.port}`, next: `kill -9 ${own.pid}\n${commandLine}` });
}

function mustBeTheLabs({ server }: Scenario, pid: number, port: number): void {
  if (server?.process.has(pid)) return;
  throw new EnvironmentError({ cause: 'port-busy', reason: `Port ${port} is in use by a process that the lab did not start; labspec leaves it alone`, seen: `process ${pid}` });
}

function inBackground({ run }: Scenario, commandLine: string, said: { exitCode: number; output: string }): Promise<CommandRecord> {
  return Promise.resolve({ commandLine, cwd: run.folder, outcome: 'exited', seconds: 0, stdout: said.output, stderr: '', ...said });
}

