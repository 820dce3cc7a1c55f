import type { V1Pod } from '@kubernetes/client-node';
import { AuthorError } from '../../errors/errors';
import type { Run } from '../../runtime/run';
import type { Scenario } from '../../runtime/scenario';
import { noteShownCommand } from '../../runtime/shown-commands';
import { quoted } from '../../system/command/quoted';
import { awaitPod } from '../pods/await-pod';
import { textAt } from './path';
import { shellOf } from './reader-shell';
import { noteKnown, noteUnknown } from './unknown-values';
import { setValue } from './values';

/** Keeps what the last line printed as `$name`, for later lines and for the texts of later Thens. @throws AuthorError if bash has no such names */
export async function remember(world: Scenario, name: string): Promise<void> {
  noteShownCommand(`export ${name}="$(the line before)"`);
  const { trace, record } = world.seen;
  // An action of the reader's own: what it printed is not known.
  if (trace) noteUnknown(world.run, name, record.commandLine.replace(/^# by hand: /, ''));
  else await keep(world.run, name, record.stdout.trimEnd());
}

/** The same for a value of a Pod, by its path, as soon as there is one. @throws TaskFailed if it is not there in time, AuthorError */
export async function rememberOfPod({ run }: Scenario, path: string, pod: string, name: string): Promise<void> {
  noteShownCommand(`export ${name}="$(kubectl get pod ${pod} -o jsonpath='{.${path.replace(/^\./, '')}}')"`);
  const look = (there: V1Pod | undefined) => {
    const value = there && textAt(there, path);
    return value === undefined ? { notYet: there ? `pod ${pod} has no ${path}` : `there is no pod ${pod}` } : { done: value };
  };
  await keep(run, name, await awaitPod(run, pod, look, { what: `Pod ${pod} has ${path}` }));
}

async function keep(run: Run, name: string, value: string): Promise<void> {
  if (!/^[A-Za-z_]\w*$/.test(name)) throw new AuthorError({ reason: 'A variable has letters, digits and "_"', subject: name, next: 'choose another name' });
  setValue(run, name, value);
  noteKnown(run, name);
  await (await shellOf(run)).run(`export ${name}=${quoted(value)}`, { within: 10 });
}
