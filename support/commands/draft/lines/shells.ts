import { basename } from 'node:path';
import type { Command } from '../../../text/lab-text';
import { kindOf } from '../../../vocabulary/shell/observes';
import type { Word } from '../../../vocabulary/shell/parse-lines';
import { whyNotAsked, withAddresses } from './addresses';
import { BEFORE, fromBefore } from '../asked';
import { then, quotable, todo, typed, when, type Drafted, type Line } from '../drafted';
import { clientOf, inDatabase, isStatement } from './clients';
import { noteContainers } from './containers';
import { afterOptionsOfRun, imageOfDocker } from './learn-files';
import { podForOnce } from './made-by-flags';
import { kubectlLine, optionOf, type KubectlLine } from './kubectl-line';
import { LEAVES, OUTSIDE, reopened } from './left-open';
import { onNode } from './other-machines';
import { resolvePlaceholders } from './placeholders';
import { askedIn, hostsIn } from './hosts';
import { podOfRunner } from './remembered-objects';
import type { Resolved } from './remembered';
import { plainNameOf, runsShell, whyNotApart } from './pod-for-once';
import { commentedOut } from '../write/step-lines';
import { ownersOf, unmadeBy, unmadeService } from '../objects/unmade';
import { SHELL_IMAGES } from '../objects/object-claims';
import { failureOf, showsFailure, thensOf } from '../outputs/shown-output';
import { absentPlace } from '../objects/placement';
import { absentContents } from '../manifests/standing-files';
import { isAlwaysPulled } from '../manifests/swapped-images';
import type { State } from '../state';

const SHELLS = /^(?:\/usr)?(?:\/bin\/)?(?:ba|a|z|da)?sh$/;
/** Programs that are typed into, and read lines from their input as well. */
export const READS_LINES = new Set(['redis-cli', 'mysql', 'psql', 'mongosh', 'mongo', 'sqlite3', 'cqlsh']);
/** A line that opens a shell in a container, for the lines after it. */
export function opening(commands: readonly Word[][], text: string, state: State): Partial<Drafted> | undefined {
  const [words = []] = commands;
  if (commands.length !== 1) return undefined;
  if (words[0] === 'docker') return ofDocker(words, text, state);
  const line = kubectlLine(words);
  if (!line?.options.has('tty')) return undefined;
  const command = line.command.length > 0 ? line.command : line.rest;
  const program = command.length === 1 ? basename(command[0] ?? '') : '';
  const [target = ofRememberedPod(line, text) ?? namedPlainly(line, text, state)] = line.targets;
  if (!target) return undefined;
  if (line.verb === 'run' && command.length === 0 && runsShell(optionOf(line, 'image') ?? '')) return forOnce(line, target.name, state);
  const client = line.verb === 'exec' && quotable(target.name) ? clientOf(command) : undefined;
  const nowhere = client !== undefined || SHELLS.test(program) ? (absentContents(line, state) ?? absentPlace(line, state)) : undefined;
  const asked = client === undefined ? undefined : ofClient(`kubectl exec -i ${target.kind === 'Pod' ? '' : `${target.kind.toLowerCase()}/`}${target.name}${inContainer(line)} --`, client, state, [`${target.kind}/${target.name}`]);
  if (asked) return nowhere === undefined ? asked : ofOthers(nowhere, asked.lines ?? [], state);
  if (program === '') return undefined;
  if (line.verb === 'run' && SHELLS.test(program)) return forOnce(line, target.name, state);
  if (line.verb !== 'exec' || !quotable(target.name)) return undefined;
  const { unmade } = unmadeBy(line, state);
  const step = inPod(target.name, optionOf(line, 'container'));
  if (SHELLS.test(program) && target.kind === 'Pod' && unmade !== undefined && !state.open.has(`Pod/${target.name}`)) return ofScene(unmade, step, state);
  if (nowhere !== undefined) return ofOthers(nowhere, [when(step)], state);
  if (SHELLS.test(program) && target.kind === 'Pod') return opened(step, state, target.name.startsWith('$') ? [] : [`Pod/${target.name}`, ...ownersOf('Pod', target.name, state)]);
  if (SHELLS.test(program)) return inPodOf(target, line, state);
  if (!READS_LINES.has(program)) return undefined;
  state.shell = { step: '', program: `kubectl exec -i ${target.kind === 'Pod' ? '' : `${target.kind.toLowerCase()}/`}${target.name} -- ${command.join(' ')}` };
  return { lines: [], outcome: 'sentence', isLook: true, uses: [`${target.kind}/${target.name}`] };
}

/** `kubectl exec -it deploy/web -- sh`: in a Pod of an object that the text makes. */
function inPodOf({ kind, name }: KubectlLine['targets'][number], line: KubectlLine, state: State): Partial<Drafted> | undefined {
  const runner = state.runners.find((object) => object.kind === kind && object.metadata?.name === name);
  if (!runner) return undefined;
  const resolved: Resolved = { text: '', lines: [], uses: [] };
  const pod = podOfRunner(runner, state, resolved);
  return opened(inPod(pod, optionOf(line, 'container')), state, resolved.uses, resolved.lines);
}

/** In a Pod that nothing in the text makes: what runs in it can only be known of the real one. */
function ofScene(unmade: string, step: string, state: State): Partial<Drafted> {
  fromBefore(state, unmade);
  return ofOthers(`${BEFORE} must have ${unmade}`, [when(step)], state, unmade);
}

function ofOthers(absent: string, lines: Line[], state: State, waitsFor = absent): Partial<Drafted> {
  state.shell = { step: '', waitsFor: state.line };
  return { lines: [todo(state.line, `${absent}; then take these steps in`), ...commentedOut(lines)], outcome: 'sentence', isLook: true, isHeld: true, waitsFor };
}

/** `kubectl exec -it $webPod -- sh`: a value that lines have remembered. */
function ofRememberedPod({ verb, isComputed }: KubectlLine, text: string): KubectlLine['targets'][number] | undefined {
  const name = verb === 'exec' && isComputed ? /\s(?:pods?\/)?(\$[a-z]\w*)(?=\s|$)/.exec(text)?.[1] : undefined;
  return name === undefined ? undefined : { kind: 'Pod', name };
}

function namedPlainly(line: KubectlLine, text: string, state: State): KubectlLine['targets'][number] | undefined {
  const name = plainNameOf(line, text, state);
  return name === undefined ? undefined : { kind: 'Pod', name };
}

function inContainer(line: KubectlLine): string {
  const container = optionOf(line, 'container');
  return container === undefined ? '' : ` -c ${container}`;
}

/** That it starts shows that it reaches its server; each line below is read by one of its own. */
function ofClient(place: string, client: string, state: State, uses: string[]): Partial<Drafted> {
  state.shell = { step: '', program: `${place} ${client}`, isClient: true };
  return { lines: [typed(`${place.replace(' -i ', ' ')} ${client}`), then('the exit code is 0')], outcome: 'typed', isLook: true, uses };
}

function inPod(name: string, container: string | undefined): string {
  return container === undefined ? `I open a shell in pod "${name}"` : `I open a shell in container "${container}" of pod "${name}"`;
}

function opened(step: string, state: State, uses: string[], before: Line[] = []): Partial<Drafted> {
  state.shell = { step };
  return { lines: [...before, when(step)], outcome: 'sentence', isLook: true, uses };
}

function ofDocker(words: readonly Word[], text: string, state: State): Partial<Drafted> | undefined {
  const [, verb, ...rest] = words;
  if (verb === 'run' || (verb === 'container' && rest[0] === 'run')) return inNew(words.slice(words.indexOf('run') + 1), text, state);
  const [container = /^\$\w+$/.exec(text.trim().split(/\s+/).at(-2) ?? '')?.[0], ...command] = rest.filter((word) => !word?.startsWith('-'));
  const isTerminal = verb === 'exec' && rest.some((word) => /^-(?:it|ti)$/.test(word ?? ''));
  const client = isTerminal && container !== undefined ? clientOf(rest.slice(rest.indexOf(container) + 1)) : undefined;
  if (client !== undefined) return ofClient(`docker exec -i ${container ?? ''}`, client, state, []);
  if (!isTerminal || container === undefined || command.length !== 1 || !SHELLS.test(command[0] ?? '')) return undefined;
  return opened(`I open a shell in Docker container "${container}"`, state, []);
}

/** `docker run -it ubuntu bash`: the container stays for the lines of the scenario. */
function inNew(words: readonly Word[], text: string, state: State): Partial<Drafted> | undefined {
  const at = afterOptionsOfRun(words);
  const [image, ...command] = at < 0 ? [] : words.slice(at);
  const options = words.slice(0, at).join(' ');
  const isShell = command.length === 1 ? SHELLS.test(command[0] ?? '') : command.length === 0 && (SHELL_IMAGES.test(image ?? '') || /--entrypoint[ =](?:\/bin\/)?(?:ba|a)?sh\b/.test(options));
  if (image === undefined || !isShell || !/(?:^| )-(?:it|ti|i -t|t -i)\b|--interactive/.test(options)) return undefined;
  noteContainers(['docker', 'run', ...words], undefined, state);
  const made = state.containers.at(-1);
  if (made === undefined) return undefined;
  const name = made.name ?? `${image.replace(/[:@].*$/, '').split('/').at(-1) ?? 'lab'}-${state.containers.length}`;
  const line = text.replace(/\bdocker (container )?run\b/, `docker $1run --detach${made.name === undefined ? ` --name ${name}` : ''}`);
  made.name = name;
  const lines: Line[] = [typed(line), then('the exit code is 0')];
  const drafted = opened(`I open a shell in Docker container "${name}"`, state, [], lines);
  // It ends with its shell, which knows no signal.
  if (state.shell) state.shell.ends = `docker stop -t 1 ${name}`;
  return { ...drafted, isLook: false, images: imageOfDocker(words) };
}

/** `kubectl run -it --rm tmp -- sh`: the Pod stays for the lines of the scenario; the run removes it. */
function forOnce(line: KubectlLine, name: string, state: State): Partial<Drafted> {
  const image = optionOf(line, 'image') ?? 'busybox';
  const labels = optionOf(line, 'labels') ?? optionOf(line, 'l') ?? optionOf(line, 'selector');
  const run = `kubectl run ${name} --image=${image}${isAlwaysPulled(image) ? ' --image-pull-policy=IfNotPresent' : ''}${labels === undefined ? '' : ` --labels=${labels}`} -- sleep 86400`;
  const gone: Line[] = state.ranOnce.has(name) ? [typed(`kubectl delete pod ${name} --now --ignore-not-found`)] : [];
  state.ranOnce.add(name);
  const before: Line[] = [...gone, typed(run), then(`pod "${name}" is ready within 2 minutes`, { objects: [`Pod/${name}`], aspect: 'there' })];
  const drafted = opened(inPod(name, undefined), state, [], before);
  if (state.shell) state.shell.pod = podForOnce({ ...line, targets: [{ kind: 'Pod', name }] });
  return { ...drafted, isLook: false, images: [image], effects: [{ object: `Pod/${name}`, does: 'makes', aspect: 'there' }] };
}

/** A line that is typed into the shell that is open; undefined if none is, or the line is one of the reader's own machine. */
export function intoShell(command: Command, state: State): Partial<Drafted> | undefined {
  const { text, prompt, output, line } = command;
  const again = reopened(command, state);
  const { shell } = state;
  if (!shell) return undefined;
  if (shell.prompt !== undefined && prompt !== undefined && !isSamePrompt(prompt, shell.prompt)) return left(state);
  const [program = ''] = text.trim().split(/\s+/);
  if ((OUTSIDE.has(program) && command.isInside !== true) || (shell.isClient === true && prompt === undefined && !isStatement(text) && !LEAVES.test(text))) return left(state);
  shell.prompt ??= prompt;
  if (shell.isOfNode) return onNode(command, state);
  if (shell.waitsFor !== undefined && !LEAVES.test(text)) return waiting(text, line, shell.waitsFor);
  if (LEAVES.test(text)) {
    state.shell = undefined;
    return { lines: shell.ends === undefined ? [] : [typed(shell.ends)], outcome: 'sentence', isLook: shell.ends === undefined };
  }
  const resolved = resolvePlaceholders(text, state, true);
  const { lines: before, unknown, uses } = resolved;
  const known = withYes(withAddresses(resolved.text, state, resolved));
  const service = output === undefined || !showsFailure(output.text) ? serviceOfShell(known, state) : undefined;
  if (service !== undefined && unknown === undefined) return waitingFor(service, known, line);
  const asked = whyNotAsked(known) ?? whyNotApart(shell.home ?? state.current, askedIn(known, state), state);
  if (asked !== undefined) return { lines: [todo(line, `${asked}: ${text}`)], outcome: 'todo' };
  if (/\n|</.test(known) || unknown !== undefined) return { lines: [todo(line, `type this into the container: ${text.split('\n')[0] ?? ''}`)], outcome: 'todo' };
  if (shell.program !== undefined && shell.isClient === true) shell.program = inDatabase(shell.program, text);
  if (shell.program !== undefined) return { lines: [typed(`echo '${text.replaceAll("'", "'\\''")}' | ${shell.program}`), ...shownOr0(text, output?.text)], outcome: 'typed', isLook: false };
  if (!isReadable(known)) return { lines: [todo(line, `type this into the container: ${text}`)], outcome: 'todo' };
  if (kindOf(known).isEndless && /^while [^\n]*\bdone$/.test(known)) return { lines: [{ comment: `line ${line}: the text’s reader leaves this running, and goes on in another terminal; here it runs in the background` }, when(`I type "${inQuotes(known)} > /dev/null 2>&1 &"`)], outcome: 'sentence', isLook: false, uses: [...uses, ...hostsIn(known, state)] };
  if (kindOf(known).isEndless) return { lines: [todo(line, `it goes on until somebody ends it: ${text}`)], outcome: 'todo' };
  return { lines: [...again, ...before, when(`I type "${inQuotes(known)}"`), ...shownOr0(text, output?.text)], outcome: 'sentence', isLook: kindOf(known).acts === undefined, uses: [...uses, ...hostsIn(known, state)] };
}

/** Within the quotes of a sentence. */
function inQuotes(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}

/** `apt install nano`: nobody is there to say yes. */
function withYes(text: string): string {
  return / -\w*y|--yes|--assume-yes/.test(text) ? text : text.replaceAll(/\b((?:apt|apt-get|yum|dnf|microdnf) install) /g, '$1 -y ');
}

/** In a Pod, a name of one word is that of a service. */
function serviceOfShell(text: string, state: State): string | undefined {
  const asked = text.replace(/(?<=^|[|;&(] *)(?:curl|wget)(?: -\S+)* (?=[a-z][a-z0-9-]*(?::\d+)?(?:\/\S*)?$)/, '$&http://');
  return state.shell?.step.includes('pod "') === true && state.shell.program === undefined ? unmadeService(asked, state) : undefined;
}

/** What is typed once the shell is open. */
function waiting(text: string, line: number, forLine: number): Partial<Drafted> {
  const item = waitingFor(`it needs what line ${forLine} is to do`, text, line);
  return item.isHeld === true ? { ...item, waitsFor: `line ${forLine}` } : item;
}

function waitingFor(why: string, text: string, line: number): Partial<Drafted> {
  if (/[\n<"\\]/.test(text)) return { lines: [todo(line, `${why}; type this into the container: ${text.split('\n')[0] ?? ''}`)], outcome: 'todo' };
  return { lines: [todo(line, `${why}; then take this step in`), ...commentedOut([when(`I type "${text}"`)])], outcome: 'sentence', isLook: true, isHeld: true, waitsFor: why };
}

/** A prompt shows the folder: `/ #` is `/data #` once its reader has gone there. */
function isSamePrompt(one: string, other: string): boolean {
  const [begin, end] = [one, other].map((prompt) => prompt.replace(/(?:~|\/)[\w./-]*(?=\s?[#$%]$)/, '/').replace(/\s\S+\](?=\s?[#$%]$)/, ']'));
  return begin === end;
}

function left(state: State): undefined {
  state.shell = undefined;
}

function isReadable(text: string): boolean {
  try {
    kindOf(text);
    return true;
  } catch {
    return false;
  }
}

function shownOr0(text: string, output: string | undefined): Line[] {
  const shown = output === undefined ? [] : showsFailure(output) ? failureOf(output) : thensOf(`in the container: ${text}`, undefined, output, () => undefined);
  return shown.length > 0 ? shown : [then('the exit code is 0')];
}
