import { parseLines, type Word } from '../../../vocabulary/shell/parse-lines';
import { then, type Step } from '../drafted';
import { NOWHERE } from '../asked';
import { INSTALLED } from './application';
import { isToComplete } from '../manifests/filled-in';
import { filesOf } from '../manifests/given-files';
import { plainName } from '../manifests/plain-name';
import { standsFor } from '../manifests/standing-files';
import { missingInHome } from './home-files';
import { noteContainers } from './containers';
import { chartsFor } from './helm';
import { kindOfWord } from './kinds';
import { madeBy } from './made-files';
import { builtBy, isOwn, keyOfImage, keyOnNodes } from './own-image';
import { ingressFor } from './ingress-hosts';
import { kubectlLine, type KubectlLine } from './kubectl-line';
import { isContainer, learnContainers } from './learn-containers';
import { notePassedOn, takeRedirected } from './read-files';
import { withLabelledNode } from './nodes';
import { goTo, imageOfDocker, nowhere, printed, programNowhere, takeDockerfile, takeFromMachine } from './learn-files';
import { learnKubectl } from './learn-kubectl';
import type { Learned, Typed } from './learned';
import { withoutScaled } from '../objects/autoscaled';
import { keyOf } from '../objects/object-claims';
import { failureOf, showsFailure, thensOf } from '../outputs/shown-output';
import { accountMay } from './rights-of-others';
import { learnRelease } from './releases';
import { commandsOfScript, scriptNowhere, scriptOf } from './scripts';
import { hostsIn } from './hosts';
import { refusedBy } from '../namespaces/limits-elsewhere';
import { withoutPlaced } from '../objects/placement';
import { withoutUnbound } from '../objects/unbound';
import { runnerOf, runsPods, type State } from '../state';

export function inTheLine(commands: readonly Word[][], { text, output, home }: Pick<Typed, 'text' | 'output' | 'home'>, state: State): Learned {
  const learned: Learned = { claims: [], effects: [], images: [], files: [], uses: [], sets: assignedIn(text), reads: readIn(text) };
  const fails = output !== undefined && showsFailure(output);
  const { written: all, read } = parseLines(text);
  const written = all.flatMap((file) => (file === undefined ? [] : [plainName(file)]));
  takeRedirected(read, commands, learned, state);
  for (const words of commands) learnWords(words, { text, output, home, fails, written }, learned, state);
  learned.uses.push(...learned.images.filter((image) => isOwn(state, image)).map(commands.some(([program]) => program === 'docker') ? keyOfImage : keyOnNodes));
  const answered = answerIn(commands, { text, output }, state);
  learned.claims.push(...answered);
  if (fails) learned.uses.push(...refusedBy(output, state));
  if (fails) learned.claims = failing(failureOf(output), text, state);
  // What a line writes into a file is not printed: the text shows the file.
  else if (answered.length === 0 && output !== undefined && learned.effects.every(isContainer) && written.length === 0) learned.claims.push(...shown(commands, text, output, state));
  learned.claims = withoutPlaced(learned.claims, state);
  for (const name of written) state.madeByLines.add(name);
  notePassedOn(commands, written, learned, state);
  for (const name of learned.sets) state.variables.add(name);
  const nowhere = learned.files.find((file) => state.files.get(file) === NOWHERE || isToComplete(state.files.get(file)));
  learned.waitsFor ??= nowhere ?? learned.absent;
  // What is only data may be anything.
  if (nowhere !== undefined && commands.some((words) => needsContents(words, nowhere))) learned.absent ??= `${nowhere} is to be written in the fixtures`;
  return { ...learned, files: [...new Set(learned.files)] };
}

/** What is seen of a request that fails is so until something of its Service changes. */
function failing(claims: readonly Step[], text: string, state: State): Step[] {
  const objects = hostsIn(text, state);
  return objects.length === 0 ? [...claims] : claims.map((claim) => ({ ...claim, claim: { objects, aspect: 'failing' } }));
}

/** How a line ends of which the text shows nothing: one that asks whether somebody may, and one of a service account that may not. */
function answerIn(commands: readonly Word[][], { text, output }: Pick<Typed, 'text' | 'output'>, state: State): Step[] {
  if (output !== undefined && (showsFailure(output) || /\b(?:yes|no)\b/.test(output))) return [];
  const may = accountMay(commands, text, state);
  if (!/^\s*kubectl auth can-i\b(?!.*(?:--list|\s-h\b|--help))/.test(text)) return may === false && output === undefined ? [then('the exit code is 1')] : [];
  const answer = /#\s*(?:[^\w\n]*\s)?(yes|no)\b/i.exec(text)?.[1]?.toLowerCase() ?? (may === undefined ? undefined : may ? 'yes' : 'no');
  // Where the text does not say it, either answer is one: a no ends with the exit code 1.
  return [then(answer === undefined ? 'the output matches "yes|no"' : `I see "${answer}"`)];
}

function learnMissing(words: readonly Word[], fails: boolean, learned: Learned, state: State): void {
  const missing = fails ? undefined : missingInHome(words, state);
  if (missing !== undefined) learned.absent ??= `nothing in the text makes ${missing}: have it there`;
}

function learnWords(words: readonly Word[], typed: Typed, learned: Learned, state: State): void {
  const [program, ...rest] = words;
  for (const word of rest.flatMap((each) => partsOf(each ?? ''))) learned.files.push(...filesOf(state, word));
  if (rest.includes('cp') && (program === 'kubectl' || program === 'docker')) learned.files.push(...copied(rest).flatMap((word) => filesOf(state, word)));
  learned.uses.push(...hostsIn(rest.join(' '), state));
  if (!typed.fails) printed(words, typed.output, learned, state);
  takeFromMachine(words, typed.written, learned, state);
  learnMissing(words, typed.fails, learned, state);
  if ((program === 'cp' || program === 'mv') && rest.length === 2) learned.missing ??= nowhere(rest[0], state);
  if (!typed.fails && typed.output === undefined) learned.missing ??= programNowhere(words, state);
  if ((program === 'tar' || program === 'unzip') && learned.missing === undefined) state.hasRunScripts = true;
  if (program === 'cd') goTo(plainName(rest[0] ?? ''), learned, state);
  for (const name of madeBy(words)) state.madeByLines.add(plainName(name));
  learned.waitsFor ??= chartsFor(words, state);
  learnRelease(words, learned, state);
  learned.absent ??= ingressFor(words, typed.text, state);
  const isOfShell = /(?:^|\/)\.(?:bashrc|zshrc|profile|bash_profile|bash_aliases|kube-ps1)$|bash_completion/.test(rest[0] ?? '') || /\bcompletion (?:bash|zsh|fish)\b/.test(typed.text);
  if ((['helm', 'kustomize', 'source', '.'].includes(program ?? '') && !isOfShell) || program?.endsWith('.sh') === true) state.isUncertain = state.hasRunScripts = true;
  noteContainers(words, typed.output, state);
  if (program === 'docker' && rest[0] === 'build') takeDockerfile(rest, learned, state);
  if (program === 'npm' && state.application) learned.uses.push(INSTALLED);
  if (program === 'docker') for (const image of builtBy(rest)) state.builtByLines.add(image);
  if (program === 'docker') learnContainers(rest, learned);
  if (program === 'docker' && rest[0] === 'run') learned.images.push(...imageOfDocker(rest.slice(1)));
  const line = kubectlLine(words);
  if (line) learnKubectl(withLabelledNode(line, typed.text), typed, learned, state);
  learnScript(words, typed, learned, state);
}

/** A script beside the text comes with the files that it names, and makes what its lines make. */
function learnScript(words: readonly Word[], typed: Typed, learned: Learned, state: State): void {
  const script = scriptOf(words, state);
  const nowhere = script === undefined && !typed.fails ? scriptNowhere(words, state) : undefined;
  if (nowhere !== undefined) {
    state.files.set(nowhere, state.later.get(nowhere) ?? NOWHERE);
    learned.files.push(nowhere);
    if (!state.later.has(nowhere)) learned.absent ??= `${nowhere} is to be written in the fixtures`;
  }
  if (script === undefined) return;
  learned.files.push(script);
  for (const inside of commandsOfScript(script, state)) learnWords(inside, { ...typed, text: state.files.get(script) ?? '', output: undefined, written: [] }, learned, state);
}

/** Whether a line runs only with the right contents of a file: it makes objects, or an image, of them. */
function needsContents(words: readonly Word[], file: string): boolean {
  const line = kubectlLine(words);
  const named = [...(line?.files ?? []), ...(line?.options.get('kustomize') ?? [])].map(plainName);
  return named.some((name) => file === name || file.startsWith(`${name}/`)) || (words[0] === 'docker' && file.endsWith('Dockerfile'));
}

/** What a line copies into a container: not what it copies out of one. */
function copied(words: readonly Word[]): string[] {
  const from = words.slice(words.indexOf('cp') + 1).find((word) => word?.startsWith('-') !== true);
  return from === undefined || from.includes(':') ? [] : [from];
}

/** A word of a line, and what stands behind the signs in it: `--from-file=key=web.conf`. */
function partsOf(word: string): string[] {
  return [...new Set([word, ...word.split('=').slice(1), ...(word.includes(',') ? word.split(',') : [])])].filter((part) => /[./]/.test(part) || /^[A-Z]\w+file$/.test(part));
}

/** Where nothing is uncertain, other objects of these kinds are what readers have left of earlier labs; so are those of all namespaces. */
function isKnown(kind: string, name: string, isEverywhere: boolean, state: State): boolean {
  // It stands in the namespace default only.
  if (keyOf(kind, name) === 'Service/kubernetes') return false;
  return (state.isUncertain && state.heldAt === undefined && !isEverywhere) || [...state.objects.values()].some(({ kind: of, metadata: { name: maker = '' } = {} }) => of !== 'Pod' && maker !== '' && name.startsWith(`${maker}-`)) || kindOfWord(kind) === undefined || state.wide.has(keyOf(kind, name)) || /^(?:Event|Endpoints|EndpointSlice|ReplicaSet|PersistentVolumeClaim|ControllerRevision|ServiceAccount|ConfigMap)$/.test(kind) || state.objects.has(keyOf(kind, name));
}

/** In a namespace of the text there may be none of what another one has: the run has only one. */
function isElsewhere(output: string, line: KubectlLine | undefined, { objects, homes, current }: State): boolean {
  const kind = kindOfWord(line?.kinds[0] ?? '')?.kind;
  const place = /^No resources found in (\S+) namespace/.exec(output.trim())?.[1] ?? current;
  return [...objects].some(([key, object]) => (object.kind === kind || (kind === 'Pod' && runsPods(object))) && (homes.get(key) ?? place) !== place);
}

function shown(commands: readonly Word[][], text: string, output: string, state: State): Step[] {
  const line = commands.length === 1 ? kubectlLine(commands[0] ?? []) : undefined;
  if (/^No resources found/.test(output.trim()) && isElsewhere(output, line, state)) return [];
  const workloadOf = (name: string): string | undefined => {
    const runner = runnerOf(state, name);
    return runner && keyOf(runner.kind, runner.metadata?.name ?? '');
  };
  const thens = thensOf(text, line, output, workloadOf, (kind, name) => isKnown(kind, name, line?.options.has('all-namespaces') === true, state));
  const claims = withoutUnbound(withoutScaled(/^ls\b/.test(text) ? thens.filter((step) => isListed(step, state)) : thens, state), state);
  return claims.filter(({ claim }) => claim?.objects.some((key) => standsFor(key, state) !== undefined) !== true);
}

/** Of what the author's folder has, a run's has what the text makes. */
function isListed({ text }: Step, { files, madeByLines }: State): boolean {
  const name = /^I see "(.+)"$/.exec(text)?.[1];
  return name === undefined || [...files.keys(), ...madeByLines].some((file) => file.split('/').includes(plainName(name)));
}

function assignedIn(text: string): string[] {
  return [...text.matchAll(/(?:^|[\s;&|(])(?:export |read (?:-\w+ )*)?([A-Za-z_]\w*)=/g)].map(([, name = '']) => name);
}

function readIn(text: string): string[] {
  return [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name = '']) => name);
}

