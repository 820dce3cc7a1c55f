import { AuthorError, TaskFailed, type Mistake } from '../../errors/errors';
import type { Action, Observation, Scenario } from '../../runtime/scenario';
import type { Run } from '../../runtime/run';
import { lastLines, type CommandRecord } from '../../system/command/command-record';
import { needProgram } from '../../system/command/programs';
import { RemoteShell } from '../../system/process/remote-shell';
import { notAllowed } from '../../errors/not-allowed';
import { mustLeaveClock, mustLeaveClockOfNode } from './clock';
import { explainInPod } from './explain-line';
import { isStarting, onceStarted } from './not-started';
import { kindOf } from './observes';
import { readersEnvironment } from './reader-shell';

const OPEN_SECONDS = 30;
const LINE_SECONDS = 60;

interface OpenedShell {
  shell: RemoteShell;
  /** `kubectl exec -it web -- sh` */
  openedBy: string;
}

const opened = new WeakMap<Run, OpenedShell>();

/** `kubectl exec -it POD -- sh`: lines that are typed later go into it, until the scenario ends. */
export function shellInPod(pod: string, container?: string): Observation {
  return opens('kubectl', [pod, ...(container === undefined ? [] : ['-c', container]), '--', 'sh'], `pod ${pod}`);
}

/** `docker exec -it CONTAINER sh`. */
export function shellInContainer(container: string): Observation {
  return opens('docker', [container, 'sh'], `container ${container}`);
}

/** A line in the shell that the scenario has opened. With the student, only lines that look are typed. */
export function typedInto(text: string): { action: Action } | { observation: Observation } {
  const type = ({ run }: Scenario): Promise<CommandRecord> => typeInto(run, text);
  if (kindOf(text).acts === undefined) return { observation: { name: 'type a line', commandLine: text, look: type, explain: ({ run }) => explainTyped(run, text) } };
  return { action: { name: `type ${text.split('\n')[0] ?? ''}`, commandLine: text, perform: type } };
}

/** Closes the shell that a scenario has opened. */
export function closeShell(run: Run): void {
  opened.get(run)?.shell.end();
  opened.delete(run);
}

function opens(program: 'kubectl' | 'docker', where: readonly string[], place: string): Observation {
  const openedBy = [program, 'exec', '-it', ...where].join(' ');
  return {
    name: 'open a shell',
    commandLine: openedBy,
    look: async ({ run }) => {
      needProgram(program);
      const env = await readersEnvironment(run);
      const open = async (): Promise<Tried> => {
        closeShell(run);
        // A terminal would print the lines again that are typed into it.
        const shell = new RemoteShell({ program, args: ['exec', '-i', ...where], cwd: run.folder, env, journal: run.journal });
        opened.set(run, { shell, openedBy });
        return { shell, record: await shell.run(':', { within: OPEN_SECONDS }) };
      };
      const { shell, record } = await onceStarted(open, ({ shell: tried, record: said }) => tried.hasEnded && isStarting(said));
      if (shell.hasEnded) throw new TaskFailed({ cause: 'shell-not-opened', reason: `No shell opens in ${place}`, subject: openedBy, seen: lastLines(record.output, 5) || '(no output)', look: openedBy, next: `${program} ${program === 'kubectl' ? 'get pods' : 'ps'}` });
      return { ...record, commandLine: openedBy };
    },
  };
}

interface Tried {
  shell: RemoteShell;
  record: CommandRecord;
}

async function mustLeaveClockOf(run: Run, text: string, openedBy: string | undefined): Promise<void> {
  if (openedBy?.startsWith('kubectl ') === true) await mustLeaveClockOfNode(run, text);
  else mustLeaveClock(text);
}

/** In a container of Docker, a name leads to no Service. */
async function explainTyped(run: Run, text: string): Promise<Mistake | undefined> {
  return opened.get(run)?.openedBy.startsWith('kubectl ') ? explainInPod(run, text).catch(notAllowed) : undefined;
}

async function typeInto(run: Run, text: string): Promise<CommandRecord> {
  const { shell, openedBy } = opened.get(run) ?? {};
  if (!shell) throw new AuthorError({ reason: 'No shell is open that this could be typed into', subject: text.split('\n')[0], next: 'open one first: When I open a shell in pod "..."' });
  if (shell.hasEnded) throw new TaskFailed({ cause: 'shell-ended', reason: 'The shell has ended, so nothing more can be typed into it', subject: openedBy, next: 'leave it with exit only at the end' });
  await mustLeaveClockOf(run, text, openedBy);
  const record = await shell.run(text, { within: LINE_SECONDS });
  if (record.outcome === 'timed out') throw new TaskFailed({ cause: 'line-hangs', reason: `A line did not end within ${LINE_SECONDS} s`, subject: text.split('\n')[0], seen: lastLines(record.output, 8) || '(no output)', next: 'let it end by itself' });
  return record;
}
