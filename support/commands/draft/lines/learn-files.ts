import { dirname } from 'node:path';
import type { Word } from '../../../vocabulary/shell/parse-lines';
import { laterOrAsked, NOWHERE } from '../asked';
import { filesOf } from '../manifests/given-files';
import { plainName } from '../manifests/plain-name';
import type { State } from '../state';
import type { Learned } from './learned';
import { madeBy } from './made-files';
import { isOfMachine } from './machine-places';

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
  return !isFile || state.hasRunScripts || state.cloned.size > 0 || state.madeByLines.size > 0 || filesOf(state, name).length > 0 || state.later.has(name) ? undefined : name;
}

/** A program that a line runs, or gives the right to run, an archive that it unpacks, or a kubeconfig that it takes, where nobody has it. */
export function programNowhere([program = '', ...rest]: readonly Word[], state: State): string | undefined {
  const config = program === 'kubectl' && !rest.includes('config') ? rest.map((word, index) => /^--kubeconfig=(.+)$/.exec(word ?? '')?.[1] ?? (rest[index - 1] === '--kubeconfig' ? word : undefined)).find((word) => word !== undefined) : undefined;
  const word = program === 'chmod' ? rest.at(-1) : program === 'tar' || program === 'unzip' ? rest.find((each) => /\.(?:tar(?:\.\w+)?|tgz|zip)$/.test(each ?? '')) : (config ?? (/^\.\/[\w-]+$/.test(program) ? program : undefined));
  const name = plainName(word ?? '').replace(/^~\//, '');
  const isElsewhere = state.hasRunScripts || state.cloned.size > 0 || state.away.length > 0 || state.at !== undefined || (config === undefined && word?.startsWith('~') === true);
  if (!/^\w[\w.*-]*(?<!\.sh)$/.test(name) || isElsewhere || state.open.has(`File/${name}`) || (program === 'tar' && rest.some((each) => /^-?[a-zA-Z]*c/.test(each ?? '') && !each?.includes('.')))) return undefined;
  return filesOf(state, name).length > 0 || state.later.has(name) || [...state.madeByLines].some((made) => made === name || made.endsWith(`/${name}`)) ? undefined : name;
}

/** Programs that print the files which a line names. */
const PRINTS = new Set(['cat', 'less', 'more', 'head', 'tail']);

/** Files that a line only prints, and that no reader has: the author is asked for them; what the text shows of one is in it. */
export function printed([program, ...words]: readonly Word[], output: string | undefined, learned: Learned, state: State): void {
  if (!PRINTS.has(program ?? '') || state.hasRunScripts || state.away.length > 0 || state.at !== undefined || state.cloned.size > 0) return;
  for (const word of words) {
    const name = plainName(word ?? '');
    if (!/^\w[\w-]*\.[a-z]{2,10}$/.test(name) && !(output !== undefined && /^~\/\.(?!kube)[a-z]\w*$/.test(name))) continue;
    if (state.madeByLines.has(name) || filesOf(state, name).length > 0) continue;
    // What is shown of a manifest is read elsewhere: see shown-by-cat.ts.
    if (output !== undefined && (/\.(?:ya?ml|json)$/.test(name) || /^\s*(?:\.{3}|…)\s*$/m.test(output))) continue;
    if (output === undefined && laterOrAsked(state, name, true) === undefined) continue;
    state.files.set(name, state.later.get(name) ?? (output === undefined ? NOWHERE : `${output.trimEnd()}\n`));
    learned.files.push(name);
  }
}

/** A file that a training machine has before, and that a line reads: the author is asked for it once. */
export function takeFromMachine([program, ...words]: readonly Word[], written: readonly string[], learned: Learned, state: State): void {
  const read = ['touch', 'tee', 'mkdir', 'rm'].includes(program ?? '') ? [] : ['cp', 'mv', 'ln'].includes(program ?? '') ? words.slice(0, -1) : words;
  for (const name of read.flatMap((word) => (word !== undefined && /\.\w+$/.test(word) && isOfMachine(word, state) ? [word] : []))) {
    if ([...written, ...madeBy([program, ...words])].includes(name) || state.madeByLines.has(name) || filesOf(state, name).length > 0 || laterOrAsked(state, name, !/\.(?:ya?ml|json)$/.test(name)) === undefined) continue;
    state.files.set(name, NOWHERE);
    learned.files.push(name);
  }
}

/** A folder beside the text comes with its files. */
export function goTo(name: string, learned: Learned, state: State): void {
  const files = filesOf(state, name);
  if (/^(?:\.\.(?:\/.*)?|-|~)?$/.test(name)) state.away.pop();
  else if (files.length === 0) state.away.push(name);
  state.madeByLines.delete(name);
  learned.sets.push('the folder');
  learned.files.push(...files);
  state.at = folderAfter(name, files, state.at);
}

/** Where the reader is, of the folders beside the text. */
function folderAfter(name: string, files: readonly string[], at: string | undefined): string | undefined {
  if (name === '..') return at?.includes('/') === true ? dirname(at) : undefined;
  if (files.length === 0) return undefined;
  return at !== undefined && files.every((file) => file.startsWith(`${at}/${name}/`)) ? `${at}/${name}` : name;
}

export function imageOfDocker(words: readonly Word[]): string[] {
  const image = words[afterOptionsOfRun(words)];
  return image !== undefined && /^[\w./:-]+$/.test(image) ? [image] : [];
}

const RUN_FLAGS = /^(?:-[ditPq]+|--(?:detach|interactive|tty|rm|privileged|init|read-only|publish-all|quiet|no-healthcheck|oom-kill-disable))$/;

/** Where the image of `docker run` stands: behind options, and their values. */
export function afterOptionsOfRun(words: readonly Word[]): number {
  return words.findIndex((word, index) => {
    const before = words[index - 1];
    const isValue = before?.startsWith('-') === true && !before.includes('=') && !RUN_FLAGS.test(before) && !/^-[a-z]{1,3}\d/.test(before);
    return !isValue && !(word ?? '').startsWith('-');
  });
}
