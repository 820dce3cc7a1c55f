import { AuthorError } from '../../errors/errors';
import type { Scenario } from '../../runtime/scenario';
import { noteShownCommand } from '../../runtime/shown-commands';
import { quoted } from '../../system/command/quoted';
import { shellOf } from './reader-shell';

/** Keeps what the last line printed as a variable of the shell: `$name` in later lines. @throws AuthorError if bash has no such names */
export async function remember(world: Scenario, name: string): Promise<void> {
  noteShownCommand(`export ${name}="$(the line before)"`);
  if (!/^[A-Za-z_]\w*$/.test(name)) throw new AuthorError({ reason: 'A variable has letters, digits and "_"', subject: name, next: 'choose another name' });
  await (await shellOf(world.run)).run(`export ${name}=${quoted(world.seen.record.stdout.trimEnd())}`, { within: 10 });
}
