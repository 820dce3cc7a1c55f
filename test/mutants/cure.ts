import { readTrouble } from '../../support/report/read-trouble';
import type { TaskResult } from '../../support/report/task-results';
import type { Desk } from './desk';

/** What became of the first thing that labspec told a student to do next: `no command` is something to write or to look at. */
export type Cure = 'cured' | 'not cured' | 'no command';

const PROGRAMS = new Set(['chmod', 'cp', 'docker', 'kill', 'kind', 'kubectl', 'mkdir', 'mv', 'npm', 'rm']);

/** Types what labspec told to do next, if all of it is commands, and looks at the task again. @param said of the task, its first trouble */
export async function tryCure(desk: Desk, said: string, look: () => Promise<TaskResult | undefined>): Promise<{ cure: Cure; after: string }> {
  const commands = commandsIn(readTrouble(said).next ?? '');
  if (commands === undefined) return { cure: 'no command', after: '' };
  const typed = await desk.types(commands);
  const result = await look();
  const cure = result?.verdict === 'passed' ? 'cured' : 'not cured';
  return { cure, after: [`$ ${commands.replaceAll('\n', '\n$ ')}`, typed.output.trimEnd(), result?.verdict ?? 'no verdict', ...(result?.troubles ?? [])].join('\n') };
}

/** The lines of a next step as a student types them; undefined where one of them is no command. */
export function commandsIn(next: string): string | undefined {
  const lines = next.split('\n').map((line) => line.replace(/\s+#.*$/, '').trim()).filter(Boolean);
  const isCommand = (line: string): boolean => PROGRAMS.has(line.split(' ')[0] ?? '') && !/\.\.\.|[A-Z]{4,}/.test(line);
  return lines.length > 0 && lines.every(isCommand) ? lines.join('\n') : undefined;
}
