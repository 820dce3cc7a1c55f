import { parseLines, type Word } from '../../../vocabulary/shell/parse-lines';
import { then, type Effect, type Step } from '../drafted';
import { changesOf, differs, noteScaled, noteTouched } from '../manifests/changed-manifest';
import { noteAddresses } from './addresses';
import { ask, laterOrAsked, NOWHERE } from '../asked';
import { filesOfOptions, withKeys } from '../manifests/files-of-options';
import { adapted, filesOf, manifestsOf, plainName } from '../manifests/given-files';
import { kindOfWord } from './kinds';
import { kubectlLine, optionOf, type KubectlLine } from './kubectl-line';
import { doneBy, type Done } from './line-effects';
import { madeByFlags } from './made-by-flags';
import { keyOf, namedIn, type Manifest } from '../objects/object-claims';
import { manifestsIn } from '../manifests/read-manifests';
import { removedVersion } from './removed';
import { failureOf, showsFailure, thensOf } from '../outputs/shown-output';
import { hostsIn } from './shells';
import { looksElsewhere } from './not-for-labs';
import { notePlaces, withoutPlaced } from '../objects/placement';
import { withoutPaused } from './paused';
import { noteObjects, runnerOf, type State } from '../state';
import { ownersOf, unmadeBy } from '../objects/unmade';
import { noteWide } from '../namespaces/whole-cluster';

/** What a line says by itself, and what the text shows of it. */
export interface Learned {
  claims: Step[];
  effects: Effect[];
  images: string[];
  files: string[];
  uses: string[];
  sets: string[];
  reads: string[];
  /** An object that nothing in the text makes. */
  unmade?: string | undefined;
  /** What the author is asked for before the line can run. */
  waitsFor?: string | undefined;
  /** An object that is there already: a line that makes it would be refused. */
  again?: { kind: string; name: string } | undefined;
  /** A file that is nowhere. */
  missing?: string | undefined;
  /** What Kubernetes no longer has. */
  removed?: string | undefined;
}

export function inTheLine(commands: readonly Word[][], text: string, output: string | undefined, state: State): Learned {
  const learned: Learned = { claims: [], effects: [], images: [], files: [], uses: [], sets: assignedIn(text), reads: readIn(text) };
  const fails = output !== undefined && showsFailure(output);
  const written = parseLines(text).written.flatMap((file) => (file === undefined ? [] : [plainName(file)]));
  for (const words of commands) learnWords(words, { text, output, fails, written }, learned, state);
  const answer = /\bkubectl auth can-i\b[^\n]*#\s*(?:[^\w\n]*\s)?(yes|no)\b/i.exec(text)?.[1];
  // Where the text does not say whether somebody may, either answer is one: a no ends with the exit code 1.
  if (output === undefined && /^\s*kubectl auth can-i\b(?!.*--list)/.test(text)) learned.claims.push(then(answer === undefined ? 'the output matches "yes|no"' : `I see "${answer.toLowerCase()}"`));
  if (fails) learned.claims = failureOf(output);
  // What a line writes into a file is not printed: the text shows the file.
  else if (output !== undefined && learned.effects.length === 0 && written.length === 0) learned.claims.push(...shown(commands, text, output, state));
  learned.claims = withoutPlaced(learned.claims, state);
  for (const name of written) state.madeByLines.add(name);
  for (const name of learned.sets) state.variables.add(name);
  learned.waitsFor ??= learned.files.find((file) => state.files.get(file) === NOWHERE);
  return { ...learned, files: [...new Set(learned.files)] };
}

interface Typed {
  text: string;
  output: string | undefined;
  fails: boolean;
  written: readonly string[];
}

function learnWords(words: readonly Word[], typed: Typed, learned: Learned, state: State): void {
  const [program, ...rest] = words;
  for (const word of rest.flatMap((each) => partsOf(each ?? ''))) learned.files.push(...filesOf(state, word));
  learned.uses.push(...hostsIn(rest.join(' '), state));
  if (program === 'mkdir' || program === 'touch' || program === 'cd') for (const word of rest) state.madeByLines.add(plainName(word ?? ''));
  if (program === 'cd') goTo(plainName(rest[0] ?? ''), learned, state);
  if ((program === 'cp' || program === 'mv') && rest.length === 2) learned.missing ??= nowhere(rest[0], state);
  if (program === 'helm') state.programs.add('helm');
  if (['helm', 'kustomize', 'envsubst', 'source', '.'].includes(program ?? '') || program?.endsWith('.sh') === true) state.isUncertain = true;
  if (program === 'docker' && rest[0] === 'build') takeDockerfile(rest, learned, state);
  if (program === 'docker' && rest[0] === 'run') learned.images.push(...imageOfDocker(rest.slice(1)));
  const line = kubectlLine(words);
  if (line) learnKubectl(line, typed, learned, state);
}

/** Without -f, an image is built of the Dockerfile in the reader's folder. */
function takeDockerfile(words: readonly Word[], learned: Learned, state: State): void {
  if (!words.includes('.') || words.some((word) => /^(?:-f|--file)/.test(word ?? '')) || state.madeByLines.has('Dockerfile')) return;
  const files = filesOf(state, 'Dockerfile');
  if (files.length === 0 && laterOrAsked(state, 'Dockerfile') === undefined) return;
  if (files.length === 0) {
    state.files.set('Dockerfile', state.later.get('Dockerfile') ?? NOWHERE);
  }
  learned.files.push('Dockerfile');
}

/** A file that a line copies, and that no reader has: of an earlier page, or of the author's machine. */
function nowhere(word: Word, state: State): string | undefined {
  const name = plainName(word ?? '');
  const isFile = /^(?![/~])[\w./-]+\.\w+$/.test(name) && !name.includes('..');
  return !isFile || state.isUncertain || state.cloned.size > 0 || state.madeByLines.size > 0 || filesOf(state, name).length > 0 || state.later.has(name) ? undefined : name;
}

/** A folder beside the text comes with its files. */
function goTo(name: string, learned: Learned, state: State): void {
  state.madeByLines.delete(name);
  learned.sets.push('the folder');
  learned.files.push(...filesOf(state, name));
  state.at = learned.files.length > 0 ? name : undefined;
}

/** A word of a line, and what stands behind the signs in it: `--from-file=key=web.conf`. */
function partsOf(word: string): string[] {
  return [...new Set([word, ...word.split('=').slice(1), ...(word.includes(',') ? word.split(',') : [])])].filter((part) => /[./]/.test(part) || /^[A-Z]\w+file$/.test(part));
}

function imageOfDocker(words: readonly Word[]): string[] {
  const withValue = /^(?:-[pvewulh]|--(?:name|network|env|volume|publish|workdir|user|entrypoint|hostname|label|memory|cpus|link|restart|mount))$/;
  const at = words.findIndex((word, index) => word !== undefined && !word.startsWith('-') && !withValue.test(words[index - 1] ?? ''));
  const image = words[at];
  return image !== undefined && /^[\w./:-]+$/.test(image) ? [image] : [];
}

function learnKubectl(line: KubectlLine, typed: Typed, learned: Learned, state: State): void {
  const { text, output = '', fails, written } = typed;
  const isNew = line.verb === 'run' || line.verb === 'create';
  learned.uses.push(...(isNew ? [] : line.targets).flatMap(({ kind, name }) => [keyOf(kind, name), ...ownersOf(kind, name, state)]));
  noteRights(line, state);
  const elsewhere = optionOf(line, 'namespace') ?? '';
  if (elsewhere !== '' && elsewhere !== 'default' && !elsewhere.startsWith('kube-') && looksElsewhere(line)) learned.waitsFor = ask(state, `the namespace ${elsewhere}`, 'service', 'lines look at what is in it');
  if (line.verb === 'top') learned.waitsFor = ask(state, 'a metrics server', 'service', 'kubectl top asks it');
  if (line.options.has('dry-run') && optionOf(line, 'dry-run') !== 'none') return noteDryRun(line, written, state);
  noteAddresses(line, output, state);
  const { manifests, missing } = manifestsFor(line, text, state, learned);
  learned.removed ??= removedVersion(manifests);
  const ofOptions = filesOfOptions(line, state);
  learned.files.push(...ofOptions.asked);
  if (missing ?? ofOptions.missing) learned.missing = missing ?? ofOptions.missing;
  learned.uses.push(...manifests.flatMap(namedIn));
  if (manifests.length === 0 && line.files.length > 0) state.isUncertain = true;
  learned.unmade ??= unmadeBy(line, state);
  learned.again = isNew ? againBy(line.files.length > 0 ? manifests : [...madeByFlags(line), ...line.targets.map(({ kind, name }) => ({ kind, metadata: { name } }))], state) : undefined;
  if (line.verb === 'diff' && manifests.length > 0) learned.claims.push(then(`the exit code is ${differs(manifests, state) ? 1 : 0}`));
  learnDone(line, doneBy(withKeys(line, state), manifests.length > 0 ? manifests : confirmed(output), (pod) => ownerOf(state, pod)), fails, learned, state);
}

/** What a line does, unless the text shows that it fails. */
function learnDone(line: KubectlLine, done: Done, fails: boolean, learned: Learned, state: State): void {
  if (fails) return;
  const { effects, claims } = changesOf(done.made, state);
  noteTouched(done, state);
  noteObjects(state, done.made);
  noteScaled(line, state);
  noteWide(state, done.made);
  notePlaces(state, done.made);
  for (const { object, does } of done.effects) if (does === 'deletes') state.objects.delete(object);
  for (const { object, does } of done.effects) if (does === 'makes') state.madeHere.add(object);
  learned.claims.push(...withoutPaused(line, [...done.claims, ...claims], state));
  learned.effects.push(...done.effects, ...effects);
  for (const { object } of done.effects) if (/^(?:ResourceQuota|LimitRange)\//.test(object)) state.ownRights.add(`${object.split('/')[0]?.toLowerCase() ?? ''}s`);
  learned.images.push(...done.images);
}

function againBy(made: readonly Manifest[], state: State): { kind: string; name: string } | undefined {
  const again = made.find(({ kind, metadata: { name = '' } = {} }) => state.objects.has(keyOf(kind, name)));
  return again && { kind: again.kind, name: again.metadata?.name ?? '' };
}

/** Where nothing is uncertain, other objects of these kinds are what readers have left of earlier labs. */
function isKnown(kind: string, name: string, state: State): boolean {
  // It stands in the namespace default only.
  if (keyOf(kind, name) === 'Service/kubernetes') return false;
  return state.isUncertain || [...state.objects.values()].some(({ metadata: { name: maker = '' } = {} }) => maker !== '' && name.startsWith(`${maker}-`)) || kindOfWord(kind)?.isNamespaced !== true || /^(?:Event|Endpoints|EndpointSlice|ReplicaSet|PersistentVolumeClaim|ControllerRevision|ServiceAccount|ConfigMap)$/.test(kind) || state.objects.has(keyOf(kind, name));
}

/** Pods of a StatefulSet come again under their names. */
function ownerOf(state: State, pod: string): string | undefined {
  const runner = runnerOf(state, pod);
  return runner?.kind === 'StatefulSet' && /-\d+$/.test(pod) ? runner.metadata?.name : undefined;
}

/** The objects in the files of a line, or in its own text. */
function manifestsFor(line: KubectlLine, text: string, state: State, learned: Learned): { manifests: Manifest[]; missing?: string } {
  const manifests: Manifest[] = [];
  for (const name of [...line.files, ...(line.options.get('kustomize') ?? [])]) {
    if (name === '-') {
      const [, , end = 'EOF', body = ''] = /<<-?\s*(["']?)(\w+)\1[^\n]*\n([^]*)/.exec(text) ?? [];
      manifests.push(...(body === '' ? (state.planned.get('-') ?? []) : manifestsIn(body.split(new RegExp(`^\\s*${end}\\s*$`, 'm'))[0] ?? '')));
      continue;
    }
    const files = filesOf(state, name);
    const isMade = [...state.madeByLines].some((made) => plainName(name) === made || plainName(name).startsWith(`${made}/`) || made.startsWith(`${plainName(name)}/`)) || /[$*]/.test(name) || name === '.' || name === '';
    if (files.length === 0 && !isMade) {
      const found = laterOrAsked(state, plainName(name));
      if (found === undefined) return { manifests, missing: name };
      files.push(found);
      state.files.set(found, adapted(state, state.later.get(found) ?? NOWHERE));
      learned.files.push(found);
    }
    manifests.push(...(state.planned.get(plainName(name)) ?? manifestsOf(state, files)));
  }
  return { manifests };
}

/** A file that `--dry-run -o yaml > web.yaml` makes. */
function noteDryRun(line: KubectlLine, written: readonly string[], state: State): void {
  const { options, ...rest } = line;
  const objects = madeByFlags({ ...rest, options: new Map([...options].filter(([name]) => name !== 'dry-run')) });
  for (const file of written.length > 0 ? written : ['-']) state.planned.set(file, objects);
  state.latestPlanned = written.at(-1);
}

/** What a text shows as made: `deployment.apps/web created`. */
function confirmed(output: string): Manifest[] {
  return [...output.matchAll(/^(?:([a-z]+)(?:\.[\w.]+)?\/([\w.-]+)|([a-z]+) "([\w.-]+)") (?:created|configured)\s*$/gm)].map(([, kind, name, oldKind, oldName]) => {
    const word = kind ?? oldKind ?? '';
    return { kind: kindOfWord(word)?.kind ?? word, metadata: { name: name ?? oldName ?? '' } };
  }).filter(({ kind }) => kind !== 'Namespace');
}

/** Looks at what is not in the run's own namespace need a right. */
function noteRights(line: KubectlLine, state: State): void {
  if (line.verb === 'top' && line.second.startsWith('node')) for (const verb of ['get', 'list']) state.rights.add(`${verb} nodes metrics.k8s.io`);
  if (line.verb !== 'get' && line.verb !== 'describe') return;
  const isEverywhere = line.options.has('all-namespaces') || !['', 'default'].includes(optionOf(line, 'namespace') ?? '');
  for (const word of [...line.kinds, ...line.targets.map(({ kind }) => kind)]) {
    const kind = kindOfWord(word);
    if (kind && (isEverywhere || !kind.isNamespaced)) for (const verb of ['get', 'list']) state.rights.add(`${verb} ${kind.plural} ${kind.group}`.trim());
  }
}

function shown(commands: readonly Word[][], text: string, output: string, state: State): Step[] {
  const line = commands.length === 1 ? kubectlLine(commands[0] ?? []) : undefined;
  const workloadOf = (name: string): string | undefined => {
    const runner = runnerOf(state, name);
    return runner && keyOf(runner.kind, runner.metadata?.name ?? '');
  };
  return thensOf(text, line, output, workloadOf, (kind, name) => isKnown(kind, name, state));
}

function assignedIn(text: string): string[] {
  return [...text.matchAll(/(?:^|[\s;&|(])(?:export |read (?:-\w+ )*)?([A-Za-z_]\w*)=/g)].map(([, name = '']) => name);
}

function readIn(text: string): string[] {
  return [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name = '']) => name);
}

