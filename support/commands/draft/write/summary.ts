import { relative } from 'node:path';
import type { LabText, Mention } from '../../../text/lab-text';
import { isWholeCommand } from '../../../text/asked-in-sentence';
import type { Draft } from '../draft-lab';
import { isDrafted } from '../outcome';

/** One line per block of the text, and what became of it; then the sums. */
export function summaryOf(text: LabText, draft: Draft): string[] {
  const shown = (path: string): string => relative(process.cwd(), path) || path;
  const blocks = draft.fates.map(({ block, what }) => `  ${shown(block.path)}:${block.line}  ${block.kind}${block.name === undefined ? '' : ` ${block.name}`}: ${what}`);
  const missing = text.missing.map(({ file, path, line }) => `  ${shown(path)}:${line}  TODO: it includes ${file}, which is not there`);
  const spoken = spokenOnly(text).map(({ path, line, text: typed }) => `  ${shown(path)}:${line}  command within a sentence: spoken of, not typed: ${typed}`);
  const asked = draft.questions.map((question) => `  ${question}`);
  return [...(asked.length > 0 ? ['First:', ...asked, ''] : []), ...blocks, ...missing, ...spoken, ...tasksOf(text, draft, shown), '', sums(draft)];
}

/** The lab's tasks, where their numbers are not those of the text: what is left out, and what deletes something, changes them. */
function tasksOf({ tasks }: LabText, draft: Draft, shown: (path: string) => string): string[] {
  const areSame = draft.tasks.length === tasks.length && draft.tasks.every(({ path, line }, index) => tasks[index]?.path === path && tasks[index].line === line);
  return areSame ? [] : ['', 'Tasks of the lab:', ...draft.tasks.map(({ id, title, path, line }) => `  ${String(id).padStart(2)}  ${shown(path)}:${line}  ${title}`)];
}

/** Whole commands that no block has, once each. */
function spokenOnly({ mentions, blocks }: LabText): Mention[] {
  const isElsewhere = (own: string): boolean => blocks.some(({ text }) => text.includes(own));
  const whole = mentions.filter(({ text }) => isWholeCommand(text) && !isElsewhere(text));
  return whole.filter(({ text }, index) => whole.findIndex((other) => other.text === text) === index);
}

function sums({ commands, tasks, features, fixtures }: Draft): string {
  const count = (outcome: string): number => commands.filter((command) => command.outcome === outcome).length;
  const counted = (outcome: string, one: string): string => `${count(outcome)} as ${count(outcome) === 1 ? `a ${one}` : `${one}s`}`;
  const open = commands.filter((command) => !isDrafted(command) && command.outcome !== 'left out').length;
  return `${tasks.length} task${tasks.length === 1 ? '' : 's'}; ${commands.length} command${commands.length === 1 ? '' : 's'}: ${counted('sentence', 'sentence')}, ${counted('typed', 'typed line')}, ${count('left out')} left out, ${open} open; ${todosIn([...features, ...fixtures])} TODO in the files`;
}

/** As `grep` finds them; those in the text itself are its author's. */
function todosIn(files: readonly (readonly [string, string])[]): number {
  return files.filter(([name]) => name !== 'lab.md').reduce((sum, [, text]) => sum + text.split('\n').filter((line) => /#\s*TODO\b/.test(line)).length, 0);
}
