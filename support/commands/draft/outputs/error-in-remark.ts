import type { Block, Command } from '../../../text/lab-text';
import { quotable, then, type Step } from '../drafted';
import { remarksAround } from './said-to-fail';

/** What a comment right below a line shows of its error, as its program prints it: `# mkdir: can't create directory '/x': Read-only file system`. */
export function errorInRemark(block: Block, command: Command): Step[] {
  if (command.output !== undefined) return [];
  const line = command.text.split('\n')[0]?.split(' -- ').at(-1) ?? '';
  const programs = [...line.matchAll(/(?:^|&&|[;|])\s*(?:sudo )?([a-z][\w-]*)(?=\s|$)/g)].map(([, program = '']) => program);
  const [remark = ''] = remarksAround(block, command).below;
  const said = programs.length === 0 ? undefined : new RegExp(`^\\s*#\\s*(?:(?:ba)?sh: (?:line \\d+: )?)?(?:${programs.join('|')}): (?:.*: )?([^:]{8,})$`).exec(remark)?.[1];
  const words = said?.replace(/\s+(?:[←<(].*|#.*)$/u, '').trim() ?? '';
  return words.length >= 8 && quotable(words) ? [then(`I see "${words}"`)] : [];
}
