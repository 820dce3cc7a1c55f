import { basename } from 'node:path';
import type { LabText } from '../../../text/lab-text';
import { plainName } from './plain-name';
import { manifestsIn } from './read-manifests';

const CAT = /^(?:cat|more|less|bat) (\S+\.(?:ya?ml|json))$/;

/** What the shell prints once it waits again. */
const PROMPT = /\n(?:\[[^\]\n]+\]|[\w.-]+@[\w.-]+:\S*)?[ ]?[$#]$/;

/** The manifests that a text shows as what `cat` prints, by their names: its reader has them before, for no line before has named them. */
export function filesShown({ blocks }: LabText): Map<string, string> {
  const shown = new Map<string, string>();
  const before: string[] = blocks.flatMap(({ kind, name = '' }) => (kind === 'file' || kind === 'fragment' ? [name] : []));
  for (const { text, output } of blocks.flatMap(({ commands = [] }) => commands)) {
    const path = CAT.exec(text.trim())?.[1] ?? '';
    const name = nameOf(path);
    const isNew = name !== '' && !before.some((line) => line.includes(basename(name)));
    const printed = (output?.text ?? '').trimEnd().replace(PROMPT, '');
    if (isNew && isWhole(printed)) shown.set(name, `${printed}\n`);
    before.push(text);
  }
  return shown;
}

/** As the reader's folder has it. */
function nameOf(path: string): string {
  return /^[/~]|\.\./.test(path) ? basename(path) : plainName(path);
}

function isWhole(text: string): boolean {
  return !/^\s*(?:#\s*)?(?:\.{3}|…)\s*$/m.test(text) && manifestsIn(text).length > 0 && manifestsIn(text).length === text.split(/^---[ \t]*$/m).filter((part) => part.trim() !== '').length;
}
