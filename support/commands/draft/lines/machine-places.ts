import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { LabText } from '../../../text/lab-text';
import { pathOutside } from '../../../vocabulary/shell/outside';
import { parseLines } from '../../../vocabulary/shell/parse-lines';
import { escaped } from '../../../system/escaped';
import type { State } from '../state';

/** Folders and files of a training machine, outside of homes, that lines of a text write. */
export interface MachinePlaces {
  /** Those that lines make. */
  made: ReadonlySet<string>;
  /** Those that are there before, with files that lines write. */
  filled: ReadonlySet<string>;
  /** Single files, for a while. */
  files: ReadonlySet<string>;
  /** What a run calls them, by their paths. */
  names: Map<string, string>;
}

/** What belongs to the system, to homes, or to what is mounted there. */
const OF_SYSTEM = /^\/(?:bin|boot|cdrom|dev|etc|home|lib\w*|media|mnt|proc|root|run|sbin|selinux|snap|sys|tmp|usr|var|Applications|Library|System|Users|Volumes|opt\/(?:bin|cni|containerd|local-path-provisioner)|[a-z])(?:\/|$)/;
/** What a run leaves there, the next one may not change. */
const TEMPORARY = /^\/(?:var\/)?tmp\/./;
const MOST_FILES = 60;
const LARGEST = 100_000;
/** A letter before `>` ends a placeholder: `<user>/web`. */
const PLACE = /(?<=^|[\s=("']|(?<![A-Za-z])>)\/[A-Za-z][\w./-]*\w/g;
/** What runs in a container has the paths of its own. */
const IN_CONTAINER = /\b(?:kubectl|docker|podman) (?:[^|;&\n]* )?(?:exec|run|debug)\b/;

export function noPlaces(): MachinePlaces {
  return { made: new Set(), filled: new Set(), files: new Set(), names: new Map() };
}

/** A line without what stands below it as its input. */
function headOf(text: string): string {
  return text.includes('<<') ? (text.split('\n')[0] ?? '') : text;
}

/** Reads them from the lines of a text. A folder that a manifest takes from its node is one of the node. */
export function machinePlaces({ blocks }: LabText, folder: string): MachinePlaces {
  const lines = blocks.flatMap(({ commands = [] }) => commands.map(({ text }) => text)).filter((text) => text.search(PLACE) >= 0);
  const places = lines.flatMap(placeWritten);
  if (places.length === 0) return noPlaces();
  const manifests = [...blocks.map(({ text }) => text), ...filesIn(folder)].join('\n');
  const own = places.filter(({ path }) => !takesFromNode(manifests, path) && (!TEMPORARY.test(path) || (isAlwaysRead(path, lines) && !isNamedAlone(basename(path), blocks, folder))));
  const files = own.filter(({ isFolder }) => !isFolder).map(({ path }) => path);
  const lasting = files.filter((path) => !TEMPORARY.test(path)).map((path) => (dirname(path) === '/' ? path : dirname(path)));
  return { made: new Set(own.filter(({ isFolder }) => isFolder).map(({ path }) => path)), filled: new Set(lasting), files: new Set(files.filter((path) => TEMPORARY.test(path))), names: new Map() };
}

/** Whether the reader's folder has a file of this name, too: the two must stay two. */
function isNamedAlone(name: string, blocks: LabText['blocks'], folder: string): boolean {
  const alone = new RegExp(`(?<![\\w/.~-])(?:\\./)?${escaped(name)}(?![\\w-]|\\.\\w)`);
  return existsSync(join(folder, name)) || blocks.some((block) => block.name === name || (block.commands ?? []).some(({ text }) => alone.test(text)));
}

/** Whether a run's own place can stand wherever lines name a path: not in quotes that the shell does not read, in a script, or in a container. */
function isAlwaysRead(path: string, lines: readonly string[]): boolean {
  return lines.every((text) => {
    const head = headOf(text);
    const named = text.split(new RegExp(`${escaped(path)}(?![\\w.-]*\\w)`)).length - 1;
    const read = [...head.matchAll(PLACE)].filter(([place]) => place === path || place.startsWith(`${path}/`)).filter(({ index }) => head[index - 1] !== "'").length;
    return named <= (containersPart(head) === undefined ? read : 0);
  });
}

function placeWritten(text: string): { path: string; isFolder: boolean }[] {
  try {
    const path = pathOutside(text, '/the/home/of/the/run', () => true)?.replace(/\/+$/, '') ?? '';
    return isOwn(path) ? [{ path, isFolder: parseLines(text).commands.some((words) => words.includes('mkdir') && words.some((word) => word?.replace(/\/+$/, '') === path)) }] : [];
  } catch {
    return [];
  }
}

function isOwn(path: string): boolean {
  return /^\/[A-Za-z][\w./-]*$/.test(path) && (TEMPORARY.test(path) || !OF_SYSTEM.test(path));
}

function takesFromNode(manifests: string, path: string): boolean {
  return [...manifests.matchAll(/(?<!mountP|subP)\bpath:\s*["']?(\/[^\s"',}]+)/g)].some(([, taken = '']) => taken === path || taken.startsWith(`${path}/`) || path.startsWith(`${taken.replace(/\/+$/, '')}/`));
}

function filesIn(folder: string): string[] {
  const files = globSync(['*.{yaml,yml}', '*/*.{yaml,yml}'], { cwd: folder, exclude: ['node_modules', '.git'] }).map((file) => join(folder, file)).filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true && statSync(file).size <= LARGEST);
  return files.length > MOST_FILES ? [] : files.map((file) => readFileSync(file, 'utf8'));
}

/** A line with folders of the run's own in place of those of a training machine: what lines make is in its home, a file of another folder in the reader's. */
export function inOwnPlaces(text: string, state: State): string {
  const { made, filled, files } = state.places;
  if (made.size + filled.size + files.size === 0) return text;
  const [head = '', ...below] = text.includes('<<') ? text.split('\n') : [text];
  const within = containersPart(head);
  const written = within === undefined ? [] : writtenIn(head);
  const own = head.replaceAll(PLACE, (path, at: number) => {
    const isInContainer = within !== undefined && at > within && !(written.includes(path) && /> *["']?$/.test(head.slice(0, at)));
    return isInContainer || head[at - 1] === "'" ? path : quoted(placeFor(path, state) ?? path, head[at - 1]);
  });
  const mounted = own.replaceAll(/(?<=(?:-v|--volume)[ =]["']?)(\/[\w./-]+)(?=:)/g, (path) => (isIn(path, made) ? quoted(placeFor(path, state) ?? path, '"') : path));
  return [mounted === head ? head : mounted.replace(/^sudo (?=(?:mkdir|touch|cp|mv|rm|ls|cat|chmod|chown|tee) )/, ''), ...below].join('\n');
}

/** Where the part of a line begins that runs in a container: all of it, or what follows two dashes. */
function containersPart(head: string): number | undefined {
  if (IN_CONTAINER.test(head)) return 0;
  const dashes = head.search(/ -- /);
  return dashes < 0 ? undefined : dashes;
}

/** In quotes, the shell reads no tilde. */
function quoted(place: string, before: string | undefined): string {
  return before === '"' ? place.replace(/^~/, '$HOME') : place;
}

function writtenIn(text: string): string[] {
  try {
    return parseLines(text).written.flatMap((word) => word ?? []);
  } catch {
    return [];
  }
}

function isIn(path: string, folders: ReadonlySet<string>): boolean {
  return [...folders].some((folder) => path === folder || path.startsWith(`${folder}/`));
}

/** What a run has in place of it; undefined if no line of the text writes there. */
export function placeFor(path: string, state: State): string | undefined {
  const { made, filled, files } = state.places;
  const top = [...made].filter((folder) => path === folder || path.startsWith(`${folder}/`)).sort((one, other) => one.length - other.length)[0];
  if (top !== undefined) return `~/${nameOf(top, state)}${path.slice(top.length)}`;
  if (files.has(path)) return nameOf(path, state);
  if (filled.has(path) && [...filled].some((each) => each !== path && each.startsWith(`${path}/`))) return undefined;
  if (filled.has(path) && dirname(path) !== '/') return '.';
  return filled.has(path) || filled.has(dirname(path)) ? nameOf(path, state) : undefined;
}

/** Whether a word is what a run calls a file of the machine. */
export function isOfMachine(word: string, { places: { names } }: State): boolean {
  return [...names.values()].includes(word);
}

/** Two places of one name differ by their folders. */
function nameOf(path: string, { places: { names } }: State): string {
  const known = names.get(path);
  if (known !== undefined) return known;
  const isTaken = [...names.values()].includes(basename(path));
  const name = isTaken ? `${basename(dirname(path)).replaceAll(/[^\w-]+/g, '-')}-${basename(path)}` : basename(path);
  names.set(path, name);
  return name;
}
