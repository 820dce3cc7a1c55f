import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Block, Command } from '../../text/lab-text';
import type { Actors } from './lines/actors';
import type { OwnApplication } from './lines/application';
import type { Container } from './lines/containers';
import type { MachinePlaces } from './lines/machine-places';
import type { OwnImage } from './lines/own-image';
import type { Edited } from './edits/edited-object';
import type { Maker } from './objects/made-again';
import type { Manifest } from './objects/object-claims';
import type { Right } from './objects/who-may';
import { keyOf } from './objects/object-claims';

export interface DraftOptions {
  /** Images to take in place of the text's, where those cannot be pulled. */
  images: ReadonlyMap<string, string>;
  /** Texts of files behind addresses that the text names, by address; only with --fetch. */
  fetched: ReadonlyMap<string, string>;
  /** As lab.yaml has it; labspec's own default if left out. */
  cluster?: object | undefined;
}

/** What is known of the reader's folder and cluster at a place of the text. */
export interface State {
  options: DraftOptions;
  /** The folder of the text. */
  folder: string;
  /** The namespace of the text that becomes the run's own. */
  namespace: string | undefined;
  /** Those that the text makes itself: the run's own takes their place, too. */
  namespaces: Set<string>;
  /** Those of what all who work in the cluster share. */
  addonPlaces: ReadonlySet<string>;
  /** Folders of the author's machine that a run has in its own. */
  places: MachinePlaces;
  /** The namespace that lines work in now, in the text. */
  current: string;
  /** By object: the namespace in which the text makes it; those that it makes in two. */
  homes: Map<string, string>;
  declared: Set<string>;
  /** By object: the namespace that the latest manifest of it names. */
  declaredIn: Map<string, string>;
  /** Whether something in the text may read what its reader keeps in git. */
  usesGit: boolean;
  /** Names of files that some line of the text may make. */
  namedToMake: ReadonlySet<string>;
  /** The ports of the reader's own machine at which something of the text answers, unless it may be any. */
  ports?: ReadonlySet<string> | undefined;
  /** Whether the reader's own machine may know hosts of the text by their names. */
  knowsNames?: boolean;
  /** Files that lines take from addresses which are left out. */
  fetched: Set<string>;
  /** Folders of repositories that the reader copies. */
  cloned: Set<string>;
  /** Repositories of charts that lines have added, with their addresses. */
  charts: Map<string, string>;
  /** What lines have installed with Helm. */
  releases: Set<string>;
  /** The same of what all who work in the cluster share, which is left out. */
  sharedReleases: Set<string>;
  /** Charts that the text puts into the cluster for all who work there, and repositories of nothing else. */
  sharedCharts: ReadonlySet<string>;
  /** Whether lines have added repositories of charts that the whole cluster has. */
  hasClusterCharts: boolean;
  clashing: Map<string, [string, string]>;
  /** What the author is asked for, once each: placeholders, and files that are nowhere. */
  asked: Map<string, Asked>;
  /** Files that the text shows, by their names: a line above may apply them already. */
  later: Map<string, string>;
  /** Of the text, where the command stands that is drafted now. */
  line: number;
  /** All lines of the text that are typed, in their order. */
  typedLines: readonly (Command & { path: string })[];
  /** What other files and pages of the text's folder show, once they are read. */
  inFolder?: { object: Manifest; text: string; file: string }[];
  /** The files of fixtures, as they are first written. */
  fixtures: Map<string, string>;
  /** Of files that the author is asked for: the addresses that the text takes them from. */
  addresses: Map<string, string>;
  /** Manifests that can stand for files which are nowhere, by their names: see manifests/standing-files.ts. */
  standing?: ReadonlyMap<string, string>;
  /** Files that the text takes from addresses, or includes, by their names. */
  given: Map<string, string>;
  /** What the reader's files contain now. */
  files: Map<string, string>;
  /** Those of them that stand beside the text, as they are there. */
  beside: Set<string>;
  /** The folder beside the text that lines have gone to. */
  at?: string | undefined;
  /** Folders that lines have made and gone into, from the reader's folder on. */
  away: string[];
  /** Files and folders that lines make: what they contain is not known. */
  madeByLines: Set<string>;
  /** What files that lines make will contain. */
  planned: Map<string, Manifest[]>;
  /** The file that a line of the latest block has made so: a manifest below it is what the reader then makes of it. */
  latestPlanned?: string | undefined;
  /** The file that the block above the line shows; empty if it is one of several. */
  fileAbove?: string | undefined;
  objects: Map<string, Manifest>;
  /** Objects that lines have deleted, by the line of the text. */
  deleted: Map<string, number>;
  /** How the text has made objects. */
  makers: Map<string, Maker>;
  /** Objects of the whole cluster that the text makes: why labspec does not make them for a run, or nothing. */
  wide: Map<string, string>;
  /** The objects that lines of the task have made. */
  madeHere: Set<string>;
  /** The latest objects with Pods, the last one at the end. */
  runners: Manifest[];
  /** Workloads that lines name, and that nothing in the text makes. */
  named: Map<string, Manifest>;
  shell?: OpenShell | undefined;
  /** The shell that the task before has left open. */
  leftOpen?: OpenShell | undefined;
  /** The object that the reader has in an editor: a fragment below says what changes. */
  edited?: Edited | undefined;
  /** What the text says around a line that opens an editor, the nearest words first. */
  wordsAround: readonly string[];
  /** The block below a last line: it may show what its reader changes in an editor. */
  after?: Block | undefined;
  /** Whether the line before would run something in the background, and is not typed. */
  isJobLeftOut?: boolean;
  /** Variables that only lines set which are left out. */
  unset: Set<string>;
  variables: Set<string>;
  /** The objects of the Pods whose names lines have put into variables. */
  podsIn: Map<string, string>;
  /** Functions of the shell that lines define. */
  functions: Set<string>;
  /** Options that lines have put into variables. */
  spelled: Map<string, string>;
  /** Whether lines have made objects that are not known: by a script, by Helm. */
  isUncertain: boolean;
  /** Whether lines have run programs that may make any files and folders. */
  hasRunScripts: boolean;
  /** ConfigMaps, Secrets and claims that the text makes anywhere: see objects/needed-by-pods.ts. */
  makes?: ReadonlySet<string> | undefined;
  /** The line from which the text makes Pods: see lines/pod-of-scene.ts. */
  podsFrom?: number | undefined;
  /** Whether the text is about mistakes in manifests: see manifests/known-fields.ts. */
  isAboutMistakes?: boolean;
  /** Whether the text lists commands rather than having them typed: see lines/reference.ts. */
  isReference?: boolean;
  /** Rights of others that the text has seen denied, by the objects of their claims: see objects/who-may.ts. */
  denied: Map<string, Right>;
  /** As whom lines act. */
  actors: Actors;
  /** Where rights beyond the run's namespace are needed: `list nodes`. */
  rights: Set<string>;
  /** Kinds within the run's namespace that its user may not make otherwise: `resourcequotas`. */
  ownRights: Set<string>;
  /** Whether lines mark the run's own namespace. */
  marksNamespace: boolean;
  /** Labels that lines put on namespaces, by their keys: the run's own has all of them. */
  ownLabels: Map<string, { value: string; place: string }>;
  /** Objects by the addresses that tables of the text show of them. */
  shownAddresses: Map<string, { kind: string; name: string }>;
  /** Containers that lines have run, the latest one at the end; and those that outputs of the text show, by their ids. */
  containers: Container[];
  shownContainers: Map<string, Container>;
  /** Pods that lines have run, and that went with them. */
  ranOnce: Set<string>;
  /** The Pods of the latest list that the text shows, and how many of `runners` there were then. */
  listed?: { names: string[]; runners: number };
  /** Objects that only a person's answer makes or changes, by the line of the text that waits for it. */
  open: Map<string, number>;
  /** The first line that makes objects of a file which the author is asked for: what they are is not known. */
  heldAt?: number;
  /** Objects whose Pods ask for what the cluster may not have: for a node, for storage. */
  unplaced: Map<string, string>;
  /** By the labels that lines have put on nodes (`disk=fast`, and `disk`): which node. */
  nodeLabels: Map<string, string>;
  /** The names of nodes that lines tell apart. */
  nodesByName: string[];
  /** Objects that limits of the text have refused. */
  keptOut: Set<string>;
  /** The files that the latest acting line applies, if the text shows that they are refused. */
  refused?: { contents: string; line: number } | undefined;
  /** Objects that lines have changed since their manifests were applied. */
  touched: Set<string>;
  /** Objects of which lines have changed what their Pods are. */
  changedPods: Set<string>;
  /** Objects whose Pods lines have changed, or made as they were before, since a manifest of them was applied. */
  mayBeReady: Set<string>;
  /** Objects of which something else than the reader says how many Pods they have. */
  autoscaled: Set<string>;
  /** Deployments whose changes wait until the reader resumes them. */
  paused: Set<string>;
  programs: Set<string>;
  /** How features speak of images, by their names; see image-words.ts. */
  images: Map<string, string>;
  /** Images that typed lines build or name. */
  builtByLines: Set<string>;
  ownImage?: OwnImage | undefined;
  application?: OwnApplication | undefined;
}

/** A question to the author. */
export interface Asked {
  /** An object that is there before the reader begins; a service of the cluster; a version that is another one now; charts behind an address; what is typed wrong; a file of which a solution stands in the repository. */
  is: 'value' | 'file' | 'solution' | 'object' | 'service' | 'version' | 'charts' | 'slip';
  /** What stands in its place for now. */
  value: string;
  /** Of the text. */
  lines: number[];
}

export interface OpenShell {
  /** `I open a shell in pod "web"` */
  step: string;
  prompt?: string | undefined;
  /** The namespace of its Pod, as the text has it. */
  home?: string;
  /** The Pod that is there for it alone. */
  pod?: Manifest | undefined;
  /** What goes once the reader has left it. */
  ends?: string;
  /** Whether it is one of a machine of the cluster, which a run cannot type into. */
  isOfNode?: true;
  /** A program that is not a shell, and the line that runs it: `kubectl exec -i store -- redis-cli`. */
  program?: string;
  /** The line of the text that a person must decide on before anything can be typed here. */
  waitsFor?: number;
  /** Whether its program reads SQL only. */
  isClient?: boolean;
}

export function noteObjects(state: State, made: readonly Manifest[]): void {
  for (const object of made) {
    state.objects.set(keyOf(object.kind, object.metadata?.name ?? ''), object);
    if (runsPods(object)) state.runners.push(object);
  }
}

export function runsPods({ kind }: Manifest): boolean {
  return /^(?:Pod|Deployment|StatefulSet|DaemonSet|ReplicaSet|ReplicationController|Job|CronJob)$/.test(kind);
}

/** The object whose Pods have names that begin like this; the longest one. */
export function runnerOf(state: State, podName: string): Manifest | undefined {
  const matching = state.runners.filter(({ kind, metadata: { name = '' } = {} }) => kind !== 'Pod' && name !== '' && podName.startsWith(`${name}-`));
  return matching.sort((one, other) => (one.metadata?.name?.length ?? 0) - (other.metadata?.name?.length ?? 0)).at(-1);
}

/** Above the folder of the text, they are those of another project. */
const OF_PROJECT = /^(?:package(?:-lock)?\.json|Dockerfile|Makefile|requirements\.txt|go\.mod|pom\.xml)$/;
const LARGEST = 200_000;
const HIGHEST = 4;

/** Files beside the text, or in a folder above it, that a line names: by their names in the reader's folder. */
export function filesBeside(state: State, word: string): Map<string, string> {
  const name = word.replace(/^\.\//, '').replace(/\/+$/, '');
  if (name === '' || /^[/~.]|\$|\*|^https?:|\.\./.test(name)) return new Map();
  const given = state.given.get(name);
  if (given !== undefined) return new Map([[name, given]]);
  for (let folder = resolve(state.folder), depth = 0; depth < HIGHEST; folder = dirname(folder), depth++) {
    const path = join(folder, name);
    if (!existsSync(path)) continue;
    if (depth > 0 && !name.includes('/') && (OF_PROJECT.test(name) || statSync(path).isDirectory())) continue;
    return statSync(path).isDirectory() ? filesOfFolder(path, name) : textOf(path, name);
  }
  return /\.\w+$/.test(name) ? deeper(resolve(state.folder), name) : new Map<string, string>();
}

/** The only file of this name in the folders below the text's. */
function deeper(folder: string, name: string): Map<string, string> {
  const found = globSync([`*/${name}`, `*/*/${name}`], { cwd: folder, exclude: ['node_modules', '.git', ...ofLabs(folder)] });
  return found.length === 1 && found[0] !== undefined ? textOf(join(folder, found[0]), name) : new Map<string, string>();
}

/** What a project has of labs that are drafted already is of no other text. */
function ofLabs(folder: string): string[] {
  return existsSync(join(folder, 'cucumber.js')) ? ['features', 'fixtures', 'reports'] : [];
}

function filesOfFolder(folder: string, name: string): Map<string, string> {
  const found = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  return found.length > 60 ? new Map<string, string>() : new Map(found.flatMap((entry) => [...textOf(join(folder, entry.name), `${name}/${entry.name}`)]));
}

function textOf(path: string, name: string): Map<string, string> {
  if (statSync(path).size > LARGEST) return new Map<string, string>();
  const text = readFileSync(path, 'utf8');
  return text.includes('\u0000') ? new Map<string, string>() : new Map([[name, text]]);
}
