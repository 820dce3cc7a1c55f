import type { Finding } from '../../../lint/finding';
import { shownPath } from '../text-items';
import type { ReadLab } from './read-lab';

/** An image with a tag; not a port, an address or a time. */
const IMAGE = /(?<![\w./:@-])((?:[a-z0-9][\w.-]*(?::\d+)?\/)*[a-z][\w.-]*):((?:v?\d[\w.-]*|latest|[a-z][\w.]*-[\w.-]+|stable|alpine|slim))(?![\w/:])/gi;

export interface Place {
  path: string;
  line: number;
  text: string;
}

/** Tags in outputs and sentences that no command and no file of the lab has, for images that commands and files do name. */
export function strayTags({ text, commands, fixtures, lines, steps }: ReadLab): Finding[] {
  const typed = [...commands.map((one) => one.text), ...text.blocks.filter(({ kind }) => kind === 'file' || kind === 'fragment').map((block) => block.text), ...fixtures.values(), ...steps.flatMap((step) => [step.text, step.docString ?? '', step.writes?.content ?? '']), ...text.edits.map(({ to = '' }) => to)].join('\n');
  const known = new Map<string, Set<string>>();
  for (const [, image = '', tag = ''] of typed.matchAll(IMAGE)) known.set(image, (known.get(image) ?? new Set()).add(tag));
  const shown = [...outputs(commands), ...sentences(text, lines)];
  return shown.flatMap((place) => [...place.text.matchAll(IMAGE)].flatMap(([whole, image = '', tag = '']) => {
    const tags = known.get(image) ?? known.get(image.replace(/^(?:docker\.io\/)?(?:library\/)?/, ''));
    return !tags || tags.has(tag) ? [] : [{ place: `${shownPath(place.path)}:${place.line}`, reason: `${whole} is in no command and no file of the lab, which have ${[...tags].map((one) => `${image}:${one}`).join(', ')}`, next: 'correct the tag' }];
  }));
}

/** Line by line. */
function outputs(commands: ReadLab['commands']): Place[] {
  return commands.flatMap(({ path, output }) => output?.text.split('\n').map((text, index) => ({ path, line: output.line + index, text })) ?? []);
}

/** The lines of the text that are in no block, and in no section that is marked as no task. */
export function sentences({ blocks, outside }: ReadLab['text'], lines: ReadLab['lines']): Place[] {
  const isOutside = (path: string, line: number): boolean => outside.some((one) => one.path === path && one.line <= line && line < (one.until ?? Infinity));
  const isInBlock = (path: string, line: number): boolean => blocks.some((block) => block.path === path && !block.inline && block.line <= line && line <= block.endLine);
  return [...lines].flatMap(([path, all]) => all.map((text, index) => ({ path, line: index + 1, text })).filter(({ line }) => !isInBlock(path, line) && !isOutside(path, line)));
}
