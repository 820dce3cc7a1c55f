import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { draftLab, type Draft } from '../../support/commands/draft/draft-lab';
import type { Outcome } from '../../support/commands/draft/drafted';
import { readText } from '../../support/text/read-text';

/** The draft of a text. @param images that stand in, by the text's @param beside files beside the text, by their names */
export function draftText(lines: readonly string[], { images = {}, beside = {} }: { images?: Record<string, string>; beside?: Record<string, string> } = {}): Draft {
  const folder = mkdtempSync(join(tmpdir(), 'labspec-draft-text-'));
  try {
    for (const [name, text] of Object.entries({ ...beside, 'lab.md': lines.join('\n') })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return draftLab(readText(join(folder, 'lab.md')), { images: new Map(Object.entries(images)), fetched: new Map() });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A block of a text. */
export const block = (...lines: string[]): string[] => ['', '```', ...lines, '```', ''];
export const yamlBlock = (...lines: string[]): string[] => ['', '```yaml', ...lines, '```', ''];

export function featureTexts({ features }: Draft): string[] {
  return [...features].flatMap(([name, text]) => (name.endsWith('.feature') ? [text] : []));
}

/** Their lines, without keywords. */
export function featureLines(draft: Draft): string[] {
  return featureTexts(draft).flatMap((text) => text.split('\n').map((line) => line.trim().replace(/^(?:Given|When|Then|And) /, '')));
}

export function yamlText({ features }: Draft): string {
  return features.get('lab.yaml') ?? '';
}

export function outcomesOf({ commands }: Draft): Outcome[] {
  return commands.map(({ outcome }) => outcome);
}
