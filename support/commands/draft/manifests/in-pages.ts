import { globSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { escaped } from '../../../system/escaped';
import type { State } from '../state';
import { hasGaps, isElided } from './gaps';
import { manifestsIn } from './read-manifests';

const MOST_PAGES = 60;
const LARGEST = 200_000;
/** A block of code, with the lines above it. */
const BLOCK = /((?:[^\n]*\n){0,3})^([ \t]*)(?:```|~~~)[^\n]*\n([^]*?)^[ \t]*(?:```|~~~)[ \t]*$/gm;

/** A manifest that another page of the text's folder has its reader write under the same name: a series of labs goes on with it. */
export function shownInPages(name: string, { folder }: Pick<State, 'folder'>): string | undefined {
  if (!/\.ya?ml$/.test(name)) return undefined;
  const called = new RegExp(`(?<![\\w.-])${escaped(basename(name))}(?![\\w-])`);
  return pagesIn(folder).flatMap((page) => [...readFileSync(join(folder, page), 'utf8').matchAll(BLOCK)]).flatMap(([, above = '', indent = '', body = '']) => {
    const text = body.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
    const isNamed = called.test(above.split(/\n\s*(?:```|~~~)/).at(-1) ?? '') || called.test(/^#[^\n]*/.exec(text)?.[0] ?? '');
    return isNamed && manifestsIn(text).length > 0 && !hasGaps(text) && !isElided(text) ? [text] : [];
  })[0];
}

function pagesIn(folder: string): string[] {
  const pages = globSync('*.md', { cwd: folder }).sort();
  return pages.length > MOST_PAGES ? [] : pages.filter((page) => (statSync(join(folder, page), { throwIfNoEntry: false })?.size ?? LARGEST) < LARGEST);
}
