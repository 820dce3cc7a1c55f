import type { Word } from '../../../vocabulary/shell/parse-lines';
import { laterOrAsked, NOWHERE } from '../asked';
import { filesOf, plainName } from '../manifests/given-files';
import type { State } from '../state';
import type { Learned } from './learned';

/** Without -f, an image is built of the Dockerfile in the reader's folder. */
export function takeDockerfile(words: readonly Word[], learned: Learned, state: State): void {
  if (!words.includes('.') || words.some((word) => /^(?:-f|--file)/.test(word ?? '')) || state.madeByLines.has('Dockerfile')) return;
  const files = filesOf(state, 'Dockerfile');
  if (files.length === 0 && laterOrAsked(state, 'Dockerfile') === undefined) return;
  if (files.length === 0) state.files.set('Dockerfile', state.later.get('Dockerfile') ?? NOWHERE);
  learned.files.push('Dockerfile');
}

/** A file that a line copies, and that no reader has: of an earlier page, or of the author's machine. */
export function nowhere(word: Word, state: State): string | undefined {
  const name = plainName(word ?? '');
  const isFile = /^(?![/~])[\w./-]+\.\w+$/.test(name) && !name.includes('..');
  return !isFile || state.isUncertain || state.cloned.size > 0 || state.madeByLines.size > 0 || filesOf(state, name).length > 0 || state.later.has(name) ? undefined : name;
}

/** A folder beside the text comes with its files. */
export function goTo(name: string, learned: Learned, state: State): void {
  state.madeByLines.delete(name);
  learned.sets.push('the folder');
  learned.files.push(...filesOf(state, name));
  state.at = learned.files.length > 0 ? name : undefined;
}

export function imageOfDocker(words: readonly Word[]): string[] {
  const withValue = /^(?:-[pvewulh]|--(?:name|network|env|volume|publish|workdir|user|entrypoint|hostname|label|memory|cpus|link|restart|mount))$/;
  const at = words.findIndex((word, index) => word !== undefined && !word.startsWith('-') && !withValue.test(words[index - 1] ?? ''));
  const image = words[at];
  return image !== undefined && /^[\w./:-]+$/.test(image) ? [image] : [];
}
