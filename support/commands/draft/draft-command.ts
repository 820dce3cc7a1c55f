import { kindOf } from '../../vocabulary/shell/observes';
import { parseLines, type Word } from '../../vocabulary/shell/parse-lines';
import type { Command } from '../../text/lab-text';
import { goesFirst, todo, typed, type Drafted, type Line, type Step } from './drafted';
import { addonOf } from './lines/addon';
import { ofApplication, whyNotNpm } from './lines/application';
import { asItStands } from './as-it-stands';
import { whyNotAsked, withAddresses } from './lines/addresses';
import { BEFORE, hasStandIn } from './asked';
import { needsReal } from './manifests/standing-files';
import { askedBefore, whyUnmade } from './objects/unmade';
import { byLabel } from './lines/by-label';
import { whyOfClock } from './lines/clocks';
import { editorOf } from './lines/editors';
import { cannotRun, goesOnActing, whyOfMachine } from './lines/cannot-run';
import { homeOf } from './namespaces/folded-namespaces';
import { creating, manifestsOf } from './manifests/given-files';
import { pathToWrite } from './manifests/stand-in-paths';
import { commandsIn } from './lines/commands-in';
import { inTheLine } from './lines/learn-line';
import type { Learned } from './lines/learned';
import { downloaded } from './manifests/behind-addresses';
import { asFile } from './manifests/manifest-below';
import { normalized } from './lines/normalize';
import { endsNothing, isEmpty, whyNotDrafted } from './lines/not-for-labs';
import { inBackground } from './lines/foreground';
import { kubectlLine } from './lines/kubectl-line';
import { allMadeAgain, madeAgain, noteMakers } from './objects/made-again';
import { keyOf } from './objects/object-claims';
import { refusedBefore } from './manifests/refused-files';
import { held, waitingForOthers } from './manifests/open-objects';
import { whyOnlyNamed } from './lines/only-named';
import { expectedExit, mayFindNothing } from './outputs/expected-exit';
import { showsFailure } from './outputs/shown-output';
import { printedSoon } from './outputs/of-endless';
import { ofImages, whyNotBrought } from './lines/own-image';
import { whyWithoutPort } from './lines/exposed-ports';
import { appliedFirst, unappliedFile } from './objects/applied-first';
import { noteFetched } from './lines/fetched';
import { whyNobodyAnswers } from './lines/own-machine';
import { whyInPods } from './lines/left-open';
import { resolvePlaceholders } from './lines/placeholders';
import { waitingForScene } from './lines/pod-of-scene';
import { askedIn } from './lines/hosts';
import { intoShell, opening } from './lines/shells';
import { namesNothing, SHOWS_FORM } from './lines/reference';
import { allowedActOf, ofRights, withRight, type Near } from './lines/rights-of-others';
import { whyPodNotApart } from './lines/pod-for-once';
import { executable } from './lines/scripts';
import { sentenceFor } from './lines/sentences';
import { asTodo, isDrafted, left, oneLine } from './outcome';
import type { State } from './state';
import { makesUnknown, whyNotInstalled, whyNotRun, wouldMake } from './lines/would-make';
import { withPodMadeAgain } from './lines/pod-made-again';
import { noteListed } from './lines/listed-pods';
import { untilOpen } from './lines/until-open';
import { withVariables } from './lines/variables';
import { whyWithoutNodePort } from './lines/without-node-port';
import { withoutLimits } from './namespaces/limits-elsewhere';
import { forCluster, wideKindIn } from './namespaces/whole-cluster';
import { withoutWait } from './objects/unbound';
import { madeIn, whyLeftOut, whyOpen } from './why-open';

/** Drafts one command of the text. @param said what the text answers, near a line that asks whether somebody may */
export function draftCommand(command: Command, path: string, state: State, said?: boolean): Drafted {
  state.line = command.line;
  const text = state.shell ? undefined : normalized(command.text, state);
  const file = text === undefined ? undefined : unappliedFile(command, text, path, state);
  const first = file === undefined ? undefined : draftCommand({ text: `kubectl apply -f ${file}`, line: command.line }, path, state);
  const own = waitingForOthers(draftOf({ ...command, said }, path, state, first ? undefined : text), state);
  const item = first && isDrafted(own) ? appliedFirst(first, own) : own;
  noteMakers(item, state);
  if (item.outcome === 'todo' && state.shell?.waitsFor === undefined && opensShell(command.text)) state.shell = { step: '', waitsFor: command.line };
  noteFetched(item, state);
  noteListed(command, state);
  state.isJobLeftOut = !isDrafted(item) && /&\s*$/.test(command.text);
  return item;
}

/** @param normal the line as the run can type it, where that is known */
function draftOf(command: Command & { said: boolean | undefined }, path: string, state: State, normal: string | undefined): Drafted {
  const base: Drafted = { path, line: command.line, text: command.text, lines: [], outcome: 'typed', effects: [], uses: [], images: [], files: [], sets: [], reads: [], isLook: false, ...(command.output && { shown: command.output.text }) };
  const clock = whyOfClock(command.text, state);
  if (clock !== undefined) return asTodo(base, clock);
  const inside = intoShell(command, state);
  if (inside) return { ...base, ...inside };
  const text = normal ?? normalized(command.text, state);
  const known = asItStands(command, text, base, state);
  if (known) return known;
  const resolved = resolvePlaceholders(text, state, false, command.output?.text);
  const again = allMadeAgain(resolved.uses, command.output?.text, state);
  const gone = resolved.uses.find((key) => state.deleted.has(key) && !state.objects.has(key) && !(command.output && showsFailure(command.output.text)));
  if (gone !== undefined) return asTodo(base, `line ${state.deleted.get(gone) ?? 0} has deleted ${gone}, whose Pod this asks for`);
  const open = resolved.unknown === undefined ? pathToWrite(resolved.text, state) : undefined;
  if ((resolved.unknown ?? open ?? resolved.scene) !== undefined && namesNothing(text)) return left(SHOWS_FORM, base);
  if (resolved.unknown !== undefined) return asTodo(base, `write a value for ${resolved.unknown}`);
  if (open !== undefined) return asTodo(base, `write a path for ${open}`);
  const editor = editorOf(resolved.text);
  if (editor) return { ...base, ...editor(command.line, state, command.output?.text) };
  resolved.text = withAddresses(resolved.text, state, resolved);
  const asked = whyNotAsked(resolved.text);
  if (asked !== undefined) return asTodo(base, asked);
  const labelled = byLabel(resolved.text, state);
  if (labelled && labelled.line === undefined) return labelled.steps.length > 0 ? { ...base, lines: labelled.steps, effects: labelled.effects, outcome: 'sentence' } : { ...base, lines: [{ comment: `line ${command.line}, left out (the lab makes nothing of this for the whole cluster): ${oneLine(command.text)}` }], outcome: 'left out' };
  const below = asFile(resolved.text, state);
  const item = waitingForScene(drafted(command, labelled?.line ?? below?.line ?? resolved.text, [...again.lines, ...resolved.lines, ...(labelled?.steps ?? below?.before ?? [])], base, state), resolved, state);
  return { ...withPodMadeAgain(item, resolved.uses, state), uses: [...item.uses, ...resolved.uses], effects: [...(isDrafted(item) ? again.effects : []), ...item.effects, ...(isDrafted(item) ? (labelled?.effects ?? []) : [])] };
}

/** `kubectl exec -it <pod> -- bash`: what stands below is typed there, and nowhere else. */
function opensShell(text: string): boolean {
  return /^kubectl exec (?=[^\n]* -(?:it|ti)\b|-(?:it|ti)\b)[^\n]* (?:\/bin\/|\/usr\/bin\/)?(?:ba|a|z)?sh$/.test(text.trim());
}

function drafted(command: Command & { said: boolean | undefined }, text: string, before: readonly Line[], base: Drafted, state: State): Drafted {
  const read = commandsIn(text);
  if (!read) return unread(text, base, state);
  const near = { said: command.said, home: homeOf(state, command.text), text };
  const allowed = allowedActOf(read, near, state);
  return allowed ? withRight(drafted(command, allowed.text, before, base, state), allowed) : ofWords(read, near, { command, before, base }, state);
}

function ofWords(read: readonly Word[][], near: Near, { command, before, base }: { command: Command; before: readonly Line[]; base: Drafted }, state: State): Drafted {
  const { home, text } = near;
  const ofOwn = ofImages(read, state) ?? ofApplication(read, state) ?? downloaded(read, parseLines(text).written, state) ?? ofRights(read, base, near, state);
  if (ofOwn) return { ...base, ...ofOwn, lines: [...before, ...(ofOwn.lines ?? [])] };
  const nothing = whyNotBrought(read) ?? isEmpty(read, state) ?? whyOnlyNamed(read, text, state) ?? endsNothing(read, state);
  if (nothing !== undefined) return left(nothing, base);
  const shell = shellOf(read, text, { home, output: command.output?.text }, state);
  if (shell) return { ...base, ...shell, lines: [...before, ...(shell.lines ?? [])] };
  const addon = addonOf(read, state) ?? whyOfMachine(text);
  if (addon !== undefined) return left(addon, base);
  const why = whyNotNpm(read, state) ?? whyNotDrafted(read, state) ?? whyNotInstalled(read, state) ?? whyNotRun(read, state) ?? whyNobodyAnswers(read, text, state) ?? whyInPods(read, state) ?? whyWithoutNodePort(text, state) ?? whyWithoutPort(read, state) ?? whyPodNotApart(read, home, askedIn(text, state), state);
  if (why !== undefined) return { ...asTodo(base, why), wouldDo: wouldMake(read) };
  const { lines, sets } = withVariables(text, state);
  const cannot = cannotRun(text, state) ?? goesOnActing(text);
  if (cannot !== undefined) return asTodo(base, cannot);
  const [madeHere, known] = [new Set(state.madeHere), new Set(state.objects.keys())];
  const again = madeAgain(read, command.output?.text, state);
  const learned = withoutBody(text, inTheLine(read, { text, output: command.output?.text, home }, state));
  const leftOut = whyLeftOut(learned, madeHere, text, state, home);
  if (leftOut !== undefined) return left(leftOut, base);
  const open = whyOpen(learned, madeHere, text, state, home) ?? refusedBefore(learned, text, command.output?.text, state);
  if (open !== undefined && makesUnknown(read, learned)) state.heldAt ??= command.line;
  if (open !== undefined) return { ...asTodo(base, open), wouldDo: learned.effects.filter(({ object }) => !known.has(object)) };
  const limits = limitsOf(read, learned, home, state);
  const server = inBackground(read, text, state);
  learned.claims = server?.isSilent === true ? [] : withoutNamespaces(learned.claims, state);
  return typedOrSentence(server?.text ?? text, [...lines, ...again.lines, ...(learned.before ?? []), ...before, ...limits, ...(server?.before ?? [])], { ...base, ...learned, effects: [...again.effects, ...learned.effects], sets: [...learned.sets, ...sets] }, learned, state);
}

/** A function: nothing of it is done before a line calls it. */
function withoutBody(text: string, learned: Learned): Learned {
  return /^(?:function\s+)?[A-Za-z_][\w-]*\s*(?:\(\))?\s*\{\s[^]*\}\s*$/.test(text) ? { ...learned, claims: [], effects: [] } : learned;
}

/** A shell that a line opens, in a Pod that the text has deleted, too. */
function shellOf(read: readonly Word[][], text: string, { home, output }: { home: string; output: string | undefined }, state: State): Partial<Drafted> | undefined {
  const again = opensShell(text) ? madeAgain(read, output, state) : { lines: [], effects: [] };
  const shell = opening(read, text, state);
  if (state.shell && shell) state.shell.home = home;
  return shell && { ...shell, lines: [...again.lines, ...(shell.lines ?? [])], effects: [...again.effects, ...(shell.effects ?? [])] };
}

/** What the text shows with the name of a namespace: the run's own has another one. */
function withoutNamespaces(claims: readonly Step[], { namespaces }: State): Step[] {
  const names = [...namespaces];
  const free = claims.filter((claim) => !names.some((name) => JSON.stringify(claim).includes(`.${name}.svc`) || claim.text === `I see "namespace: ${name}"`));
  return free.map((claim) => ({ ...claim, text: names.reduce((text, name) => text.replace(new RegExp(`(?<=^I see ")namespaces?[/ ]"?${name}"? (?=\\w)`), ''), claim.text) }));
}

function limitsOf(read: readonly Word[][], learned: Learned, home: string, state: State): Line[] {
  const inFiles = manifestsOf(state, learned.files).map(({ kind, metadata }) => keyOf(kind, metadata?.name ?? ''));
  return withoutLimits(read.length === 1 ? kubectlLine(read[0] ?? []) : undefined, [...madeIn(learned), ...inFiles], home, state);
}

/** A placeholder that no shell reads does not matter where nothing of the line is the lab's. */
function unread(text: string, base: Drafted, state: State): Drafted {
  const filled = commandsIn(text.replaceAll(/<[A-Za-z][^<>\n]*>/g, 'name'));
  const nothing = filled && isEmpty(filled, state);
  return nothing === undefined ? asTodo(base, 'bash cannot read this line') : left(nothing, base);
}

function typedOrSentence(line: string, before: readonly Line[], base: Drafted, learned: Learned, state: State): Drafted {
  const text = learned.isKept === true ? withoutWait(line) : line;
  const { acts, isEndless } = kindOf(text);
  const isLook = acts === undefined;
  const sentence = isLook ? sentenceFor(text, learned) : wideKindIn(learned.effects) === undefined ? undefined : forCluster(line);
  const waitsFor = learned.waitsFor ?? askedBefore(learned, state);
  const soon = learned.claims.length === 0 && isEndless ? printedSoon(text, state) : undefined;
  const thens = soon ? soon.lines : learned.claims.length > 0 || mayFindNothing(text, state.deleted.keys()) || (learned.unmade !== undefined && waitsFor === undefined) ? learned.claims : expectedExit(text);
  const nothing: Line[] = learned.unmade === undefined || waitsFor !== undefined ? [] : [todo(base.line, `${whyUnmade(learned)}: ${learned.deletedBy === undefined ? 'say what this lab begins with' : 'say what must be seen'}`)];
  const { again } = learned;
  const freeing: Line[] = again ? [goesFirst(again.kind, again.name, `line ${base.line} makes ${again.kind.toLowerCase()} ${again.name} once more, so the one before goes first`)] : [];
  const lines: Line[] = [...nothing, ...freeing, ...creating(state, learned.files), ...executable(commandsIn(text) ?? [], learned.files), ...before, sentence ?? typed(isLook ? text : untilOpen(text)), ...thens];
  const drafted: Drafted = { ...base, lines, uses: [...base.uses, ...(soon?.uses ?? [])], outcome: sentence ? 'sentence' : 'typed', isLook, ...(waitsFor !== undefined && { waitsFor }) };
  const isNowhere = learned.unmade !== undefined && learned.waitsFor === undefined && waitsFor !== undefined && (!hasStandIn(learned.unmade) || (commandsIn(text) ?? []).flatMap((words) => kubectlLine(words) ?? []).some((line) => needsReal(line, state)));
  const absent = learned.absent ?? (isNowhere ? `${BEFORE} must have ${learned.unmade ?? ''}` : undefined);
  return absent === undefined ? drafted : held(drafted, { ...learned, absent }, state);
}
