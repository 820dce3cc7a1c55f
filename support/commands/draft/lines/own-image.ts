import { matchesGlob } from 'node:path';
import { readInstructions, type Step as Instruction } from '../../../vocabulary/dockerfile/instructions';
import { readDockerfile } from '../../../vocabulary/dockerfile/read-dockerfile';
import type { Word } from '../../../vocabulary/shell/parse-lines';
import { NOWHERE } from '../asked';
import { then, when, type Drafted, type Line } from '../drafted';
import { creating, filesOf } from '../manifests/given-files';
import { plainName } from '../manifests/plain-name';
import { manifestsIn } from '../manifests/read-manifests';
import type { State } from '../state';
import { imageWords } from './image-words';

/** The image that the lab's reader builds of the Dockerfile in their folder. A lab has one; lines that build others are typed. */
export interface OwnImage {
  name: string;
  /** The image that its Dockerfile starts from. */
  base: string;
  /** Its Dockerfile, and what that copies. */
  files: string[];
}

type Sentences = Pick<Drafted, 'lines' | 'outcome' | 'effects' | 'uses' | 'files' | 'isLook'>;

/** What builds an image, or brings one to the nodes, as sentences; undefined for any other line. */
export function ofImages(commands: readonly Word[][], state: State): Sentences | undefined {
  const [words = []] = commands;
  if (commands.length !== 1) return undefined;
  const tag = tagOfBuild(words);
  if (tag !== undefined) return built(tag, state);
  const brought = broughtBy(words);
  return brought && loaded(brought, state);
}

/** The object of a task's work. */
export function keyOfImage(name: string): string {
  return `Image/${withoutLatest(name)}`;
}

/** The same, once its nodes have it. */
export function keyOnNodes(name: string): string {
  return `${keyOfImage(name)} on the nodes`;
}

export function isOwn({ ownImage }: Pick<State, 'ownImage'>, name: string): boolean {
  return ownImage?.name === withoutLatest(name);
}

function withoutLatest(name: string): string {
  return name.replace(/:latest$/, '');
}

const BUILD_FLAGS = /^(?:--no-cache|--pull|--rm|--force-rm|-q|--quiet|--load|--progress=\w+)$/;

/** The tag of `docker build -t TAG .`, of the Dockerfile in the reader's folder. */
function tagOfBuild(words: readonly Word[]): string | undefined {
  const [program, ...rest] = words;
  const verbs = rest[0] === 'image' || rest[0] === 'buildx' ? 2 : 1;
  if (program !== 'docker' || rest[verbs - 1] !== 'build') return undefined;
  const tags: Word[] = [];
  const others = rest.slice(verbs).filter((word, index, all) => {
    const before = all[index - 1] ?? '';
    if (/^(?:-t|--tag)$/.test(before)) tags.push(word);
    else if (/^--tag=/.test(word ?? '')) tags.push((word ?? '').slice('--tag='.length));
    else return !/^(?:-t|--tag|-f|--file)$/.test(word ?? '') && !BUILD_FLAGS.test(word ?? '');
    return false;
  });
  const isOfFolder = others.every((word) => /^(?:\.\/?|(?:--file=)?(?:\.\/)?Dockerfile)$/.test(word ?? '')) && others.some((word) => /^\.\/?$/.test(word ?? ''));
  const [tag] = tags;
  return isOfFolder && tags.length === 1 && tag !== undefined && isName(tag) ? tag : undefined;
}

function isName(tag: string): boolean {
  return /^[a-z0-9][a-z0-9._-]*(?:[/:][\w.-]+)*$/.test(tag);
}

function built(tag: string, state: State): Sentences | undefined {
  const name = withoutLatest(tag);
  if (state.at !== undefined || (state.ownImage && state.ownImage.name !== name)) return undefined;
  const [dockerfile] = filesOf(state, 'Dockerfile');
  const text = state.files.get('Dockerfile') ?? state.later.get('Dockerfile');
  if (dockerfile === undefined || text === undefined || text === NOWHERE) return undefined;
  const instructions = readInstructions(text);
  const { base } = readDockerfile(instructions);
  const copied = instructions.map((instruction) => copiedBy(instruction, state));
  if (!isName(base) || copied.some((files) => files === undefined)) return undefined;
  const files = [...new Set(['Dockerfile', ...copied.flatMap((each) => each ?? [])])];
  state.ownImage = { name, base, files };
  const lines: Line[] = [...creating(state, files), when(`I build ${imageWords(state, name)}`), then('the build succeeds')];
  return { lines, outcome: 'sentence', effects: [{ object: keyOfImage(name), does: 'makes', aspect: 'there' }], uses: [], files, isLook: false };
}

/** The reader's files that an instruction copies into the image; undefined if one of them is nowhere. */
function copiedBy({ keyword, words, flags, documents }: Instruction, state: State): string[] | undefined {
  if (!['COPY', 'ADD'].includes(keyword) || flags.has('from') || documents.length > 0) return [];
  const found = words.slice(0, -1).filter((word) => !/^https?:/.test(word)).map((word) => filesFor(plainName(word), state));
  return found.some((files) => files.length === 0) ? undefined : found.flat();
}

function filesFor(name: string, state: State): string[] {
  if (name !== '.' && !/[*?]/.test(name)) return filesOf(state, name);
  const known = [...state.files].filter(([file, text]) => (name === '.' || matchesGlob(file, name)) && file !== 'Dockerfile' && manifestsIn(text).length === 0).map(([file]) => file);
  return known.length > 0 || name === '.' ? known : filesOf(state, name.replaceAll(/[*?]/g, ''));
}

/** The images that a line brings to the nodes of a cluster, or to a registry that they would pull from. */
function broughtBy(words: readonly Word[]): string[] | undefined {
  const line = words.map((word) => word ?? '$').join(' ');
  const [, rest] = /^(?:kind load docker-image|minikube (?:-p \S+ )?(?:image load|cache add)|k3d images? import|docker (?:image )?push)(?= )(.*)$/.exec(line) ?? [];
  if (rest === undefined) return undefined;
  const names = rest.replaceAll(/ (?:--(?:name|nodes|cluster|profile)|-[ncp])[ =]\S+/g, '').replaceAll(/ -{1,2}\w[\w-]*/g, '').trim().split(' ');
  return names.every(isName) ? names : undefined;
}

function loaded(names: readonly string[], state: State): Sentences | undefined {
  const isKnown = (name: string): boolean => isOwn(state, name) || state.builtByLines.has(withoutLatest(name));
  if (!names.every(isKnown)) return undefined;
  const lines = names.map(withoutLatest).flatMap((name) => loading(name, state));
  return { lines, outcome: 'sentence', effects: names.map((name) => ({ object: keyOnNodes(name), does: 'makes', aspect: 'there' })), uses: names.map(keyOfImage), files: [], isLook: false };
}

function loading(name: string, state: State): Line[] {
  return [when(`I load ${imageWords(state, name)} into kind`), isOwn(state, name) ? then('every node has the same image as Docker') : then('the exit code is 0')];
}

/** Why nothing is typed for a line that brings an image to the nodes which the lab's reader does not build. */
export function whyNotBrought(commands: readonly Word[][]): string | undefined {
  const isLoading = commands.every((words) => ['kind', 'minikube', 'k3d'].includes(words[0] ?? '') && broughtBy(words) !== undefined);
  return isLoading && commands.length > 0 ? 'labspec brings the images of Pods to the nodes' : undefined;
}

/** The images that a typed line of docker makes: by a build, of another name, of a container. @param words without docker itself */
export function builtBy([verb, ...rest]: readonly Word[]): string[] {
  const names = rest.filter((word, index) => word !== undefined && !word.startsWith('-') && !/^-[cm]$/.test(rest[index - 1] ?? ''));
  const tags = rest.flatMap((word, index) => (word === '-t' || word === '--tag' ? [rest[index + 1] ?? ''] : /^--tag=/.test(word ?? '') ? [(word ?? '').slice('--tag='.length)] : []));
  const made = verb === 'build' ? tags : (verb === 'tag' || verb === 'commit') && names.length === 2 ? [names[1] ?? ''] : [];
  return made.filter(isName).map(withoutLatest);
}
