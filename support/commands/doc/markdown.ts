import type { Lab, Task } from '../../lab/lab';

/** Words that mean only themselves in Markdown. */
export function plain(text: string): string {
  return text.replaceAll(/[\\`*_<>[\]]/g, '\\$&');
}

/** A block of code, with a fence that does not occur in it. @param language for its colours */
export function block(text: string, language = ''): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

/** `## 3. Run it locally`, and what it is worth and needs. */
export function heading(lab: Lab, { id, title, points, needs }: Task): string {
  const needed = needs.map((need) => `task ${need} (${plain(lab.tasks.find((task) => task.id === need)?.title ?? '')})`);
  return `## ${id}. ${plain(title)}\n\n${counted(points)}.${needed.length > 0 ? ` Needs ${needed.join(', ')}.` : ''}`;
}

/** Of the whole lab. */
export function totalOf({ tasks }: Lab): string {
  const points = tasks.reduce((sum, task) => sum + task.points, 0);
  return `${tasks.length} task${tasks.length === 1 ? '' : 's'}, ${counted(Math.round(points * 100) / 100)}.`;
}

function counted(points: number): string {
  return `${points} point${points === 1 ? '' : 's'}`;
}

/** Parts of a document, each with an empty line before the next. */
export function document(parts: readonly (string | undefined)[]): string {
  return `${parts.filter((part) => part !== undefined && part !== '').join('\n\n')}\n`;
}
