import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BEFORE } from '../asked';
import { hasGaps } from './gaps';
import { adapted } from './given-files';
import { isOnlyNamespace } from '../namespaces/folded-namespaces';
import { manifestsIn } from './read-manifests';
import { refusal } from './refused-manifest';
import { withoutCluster } from './without-cluster';
import { noteObjects, type State } from '../state';

const MOST_FILES = 400;
const LARGEST = 100_000;
/** Blocks of code in pages of markdown. */
const BLOCKS = /^([ \t]*)(?:```|~~~)[^\n]*\n([^]*?)^[ \t]*(?:```|~~~)[ \t]*$/gm;

/** An object that this text does not make, and that a file or a page of the same folder shows: it is there before the reader begins. @returns whether there is one that Kubernetes would take */
export function givenInFolder(kind: string, name: string, state: State): boolean {
  const found = documentsIn(state).find(({ object }) => object.kind === kind && object.metadata?.name === name);
  if (found === undefined) return false;
  const text = adapted(state, withoutCluster(found.text, (account) => givenInFolder('ServiceAccount', account, state)));
  if (refusal(manifestsIn(text)) !== undefined) return false;
  const before = state.fixtures.get(BEFORE);
  state.fixtures.set(BEFORE, `${before === undefined ? '' : `${before}---\n`}# of ${found.file}, in the same folder as the text\n${text}`);
  noteObjects(state, [found.object]);
  return true;
}

/** The objects that files and pages of the text's folder show. */
export function documentsIn(state: State): NonNullable<State['inFolder']> {
  state.inFolder ??= filesIn(state.folder).flatMap((file) => {
    const text = readFileSync(join(state.folder, file), 'utf8');
    const parts = file.endsWith('.md') ? [...text.matchAll(BLOCKS)].map(([, indent = '', body = '']) => body.replaceAll(new RegExp(`^${indent}`, 'gm'), '')) : [text];
    return parts.flatMap((part) => part.split(/^---[ \t]*$/m)).flatMap((document) => {
      const [object, ...others] = manifestsIn(document);
      return object && others.length === 0 && !isOnlyNamespace(document) && !hasGaps(document) ? [{ object, text: `${document.trim()}\n`, file }] : [];
    });
  });
  return state.inFolder;
}

function filesIn(folder: string): string[] {
  const files = globSync(['*.{yaml,yml,md}', '*/*.{yaml,yml,md}', '*/*/*.{yaml,yml}'], { cwd: folder, exclude: ['node_modules', '.git'] }).sort();
  return files.length > MOST_FILES ? [] : files.filter((file) => {
    // A link may lead nowhere, and a folder may be called like a file.
    const there = statSync(join(folder, file), { throwIfNoEntry: false });
    return there?.isFile() === true && there.size <= LARGEST;
  });
}
