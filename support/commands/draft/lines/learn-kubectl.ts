import { then } from '../drafted';
import { changesOf, differs, noteScaled, noteTouched } from '../manifests/changed-manifest';
import { noteAddresses } from './addresses';
import { ask, BEFORE } from '../asked';
import { filesOfOptions, withKeys } from '../manifests/files-of-options';
import { customKindsFor, isConfiguration, servedKindIn } from './custom-kinds';
import { absentContents } from '../manifests/standing-files';
import { noteNamed } from './given-away';
import { makesOfFiles, manifestsFor } from './manifests-for';
import { optionOf, type KubectlLine } from './kubectl-line';
import { againFor } from './once-more';
import { learnRefused } from './learn-refused';
import type { Learned, Typed } from './learned';
import { doneBy, type Done } from './line-effects';
import { confirmed, madeByFlags } from './made-by-flags';
import { keyOf, namedIn, type Manifest, UNKNOWN } from '../objects/object-claims';
import { noteLabels, selectedBy, whyNothingSelected } from '../objects/selected';
import { manifestsIn } from '../manifests/read-manifests';
import { removedVersion } from './removed';
import { noteRights } from './rights-of-looks';
import { looksElsewhere } from './not-for-labs';
import { absentPlace, notePlaces } from '../objects/placement';
import { withoutKept } from '../objects/unbound';
import { withoutPaused } from './paused';
import { noteObjects, runnerOf, type State } from '../state';
import { stuckBy, withoutReady } from '../objects/stuck';
import { isTable } from '../outputs/shown-table';
import { noteAutoscaled, noteScalersGone, withoutCounts } from '../objects/autoscaled';
import { askForNeeded, withoutEarlyTokens } from '../objects/needed-by-pods';
import { showsFailure } from '../outputs/shown-output';
import { containersOf, ownersOf, sourcesOf, unmadeBy, unmadeForLine } from '../objects/unmade';
import { askForTaken } from '../objects/taken';
import { classesOf } from '../objects/classes-of-pods';
import { withFinalizers } from '../objects/finalizers';
import { noteOwnRights } from '../objects/own-rights';
import { grantedNow } from '../objects/who-may';
import { whyNoContainer } from '../objects/named-containers';
import { withoutDeleted } from '../objects/without-deleted';
import { noteFewerPods, withinLimits, withoutKeptOut } from '../objects/within-limits';
import { labelledNodeOf } from '../objects/node-labels';
import { areOnlyNamespaces, declareIn } from '../namespaces/folded-namespaces';
import { noteWide } from '../namespaces/whole-cluster';

/** What a line of kubectl makes, changes, looks at and needs. */
export function learnKubectl(line: KubectlLine, typed: Typed, learned: Learned, state: State): void {
  const { text, output = '', fails, written } = typed;
  // It only prints how the line is built.
  if (line.options.has('help') || line.options.has('h')) return;
  const isNew = line.verb === 'run' || line.verb === 'create';
  learned.uses.push(...(isNew ? sourcesOf(line) : line.targets).flatMap(({ kind, name }) => [keyOf(kind, name), ...ownersOf(kind, name, state)]));
  if (!isNew) learned.uses.push(...usedByLabels(line, text, state));
  noteRights(line, state);
  if (!isNew) noteNamed(line, state);
  needOfCluster(line, typed, learned, state);
  if (line.options.has('dry-run') && optionOf(line, 'dry-run') !== 'none') return noteDryRun(line, typed, learned, state);
  for (const file of written) state.planned.delete(file);
  noteAddresses(line, output, state);
  const { manifests, missing } = manifestsFor(line, text, state, learned);
  const configuration = manifests.find(isConfiguration);
  learned.removed ??= configuration ? `${configuration.kind} is a file of a program of the cluster, and not an object` : removedVersion(manifests);
  if (!fails) learnSelected(line, manifests, text, learned, state);
  const served = customKindsFor(manifests, state) ?? servedKindIn(line, state);
  learned.waitsFor ??= served;
  if (served !== undefined) learned.absent ??= `the cluster must have ${served}`;
  noteAutoscaled(manifests.length > 0 ? manifests : madeByFlags(line), state);
  learnOptions(line, missing, learned, state);
  learned.uses.push(...manifests.flatMap(namedIn), ...manifests.flatMap(classesOf).map(({ key }) => key), ...manifests.flatMap((object) => labelledNodeOf(object, state) ?? []));
  if ((manifests.length === 0 && line.files.length > 0 && makesOfFiles(line) && !areOnlyNamespaces(learned.files, text, state)) || makesComposed(line)) state.isUncertain = true;
  if (!fails) askForTaken(line, manifests, state);
  learnUnmade(line, typed, learned, state);
  learned.again = againFor(line, manifests, { isNew, output }, state);
  if (line.verb === 'diff' && manifests.length > 0) learned.claims.push(then(`the exit code is ${differs(manifests, state) ? 1 : 0}`));
  if (!fails) learnDone(line, doneBy(withKeys(line, state), manifests.length > 0 ? manifests : confirmed(output), (pod) => ownerOf(state, pod), [...state.objects.values(), ...(line.verb === 'delete' ? manifestsIn(state.fixtures.get(BEFORE) ?? '') : [])]), typed, learned, state);
}

/** The files that options name. */
function learnOptions(line: KubectlLine, missing: string | undefined, learned: Learned, state: State): void {
  const ofOptions = filesOfOptions(line, state);
  learned.files.push(...ofOptions.needed);
  learned.before = [...(learned.before ?? []), ...ofOptions.makes];
  learned.missing = missing ?? ofOptions.missing ?? learned.missing;
}

function learnSelected(line: KubectlLine, manifests: readonly Manifest[], text: string, learned: Learned, state: State): void {
  learned.removed ??= whyNothingSelected(line, text, state);
  noteLabels(line, state);
  if (line.verb === 'patch' && text.includes('labels')) state.touched.add(UNKNOWN);
  learnRefused(line, manifests, learned, state);
}

/** What must be there before the line, and nothing in the text makes. */
function learnUnmade(line: KubectlLine, { text, output, fails }: Typed, learned: Learned, state: State): void {
  const nothing = output === undefined ? withoutKeptOut(line, state) : [];
  learned.claims.push(...nothing);
  if (nothing.length > 0) return;
  if (learned.unmade === undefined) Object.assign(learned, unmadeBy(line, state));
  if (learned.unmade !== undefined) learned.containers ??= containersOf(line);
  if (!fails) learned.removed ??= whyNoContainer(line, state);
  if (!fails) learned.absent ??= unmadeForLine(line, text, state) ?? absentPlace(line, state) ?? absentContents(line, state);
}

/** What the cluster must have beforehand, so that a line that looks there finds it. */
function needOfCluster(line: KubectlLine, { text, output }: Typed, learned: Learned, state: State): void {
  const elsewhere = optionOf(line, 'namespace') ?? '';
  if (elsewhere !== '' && elsewhere !== 'default' && !elsewhere.startsWith('kube-') && looksElsewhere(line)) {
    learned.waitsFor = ask(state, `the namespace ${elsewhere}`, 'service', 'lines look at what is in it');
    if (line.targets.length > 0 || isTable(output ?? '')) learned.absent = `the cluster must have the namespace ${elsewhere}`;
  }
  const isAsked = line.verb === 'top' || ([...line.kinds, ...line.targets.map(({ kind }) => kind)].some((kind) => /^apiservices?$/i.test(kind)) && /\bmetrics\b/.test(text)) || /\bgrep\b[^|]*\bmetrics-server\b/.test(text);
  if (!isAsked) return;
  learned.waitsFor = ask(state, 'a metrics server', 'service', 'kubectl top asks it');
  learned.absent = 'the cluster must have a metrics server';
}

/** `kubectl create deployment web-$i`: what it is called, only the shell knows. */
function makesComposed({ verb, kinds, targets, isComputed }: KubectlLine): boolean {
  return isComputed && targets.length === 0 && ['create', 'run', 'expose', 'apply', 'autoscale'].includes(verb) && kinds[0] !== 'Namespace';
}

/** What a line does. */
function learnDone(line: KubectlLine, all: Done, { home, output }: Typed, learned: Learned, state: State): void {
  const isAnswered = output !== undefined && (showsFailure(output) || /\b(?:created|configured|unchanged)\b/.test(output));
  const allowed = isAnswered ? all : withinLimits(all, home, learned, state);
  const done = withFinalizers(allowed, line, state);
  askForNeeded(done.made, state);
  const { effects, claims } = changesOf(done.made, state);
  noteTouched(done, state);
  if (!['undo', 'resume'].includes(line.second)) for (const { object, does, aspect } of done.effects) if (does === 'changes' && aspect === 'template') state.changedPods.add(object);
  noteObjects(state, done.made);
  noteScaled(line, state);
  noteWide(state, done.made);
  noteOwnRights(done, state);
  notePlaces(state, done.made);
  noteFewerPods(done, home, state);
  const own = withoutKept(done, state);
  learned.isKept = own.length < done.claims.length;
  noteScalersGone(done.effects, state);
  for (const { object, does } of done.effects) if (does === 'makes') state.madeHere.add(object);
  else if (does === 'deletes' && state.objects.delete(object)) state.deleted.set(object, state.line);
  const stuck = stuckBy(done.effects, line, state);
  learned.stuck = [...(learned.stuck ?? []), ...stuck];
  const lasting = withoutEarlyTokens(withoutDeleted([...own, ...claims], done.made, state), done.made, state);
  learned.claims.push(...withoutReady(stuck, withoutCounts(withoutPaused(line, lasting, state), state)));
  learned.effects.push(...done.effects, ...effects);
  learned.effects.push(...grantedNow(state));
  learned.images.push(...done.images);
}

/** What a line selects; where nothing that is known has these labels, they are of what a file makes that the author is asked for. */
function usedByLabels(line: KubectlLine, text: string, state: State): string[] {
  const selected = selectedBy(line, state);
  const [, variable] = /^(?:export )?([A-Za-z_]\w*)=["']?\$\(kubectl get po/.exec(text) ?? [];
  const owner = selected?.find((key) => state.runners.some(({ kind, metadata }) => keyOf(kind, metadata?.name ?? '') === key));
  if (variable !== undefined && owner !== undefined) state.podsIn.set(variable, owner);
  // A table of nothing is one, too.
  const isTable = (line.verb === 'get' || line.verb === 'describe') && !text.includes('|') && (optionOf(line, 'output') ?? 'wide') === 'wide';
  return selected?.length === 0 && !isTable ? [UNKNOWN] : (selected ?? []);
}

/** Pods of a StatefulSet come again under their names. */
function ownerOf(state: State, pod: string): string | undefined {
  const runner = runnerOf(state, pod);
  return runner?.kind === 'StatefulSet' && /-\d+$/.test(pod) ? runner.metadata?.name : undefined;
}

/** A file that `--dry-run -o yaml > web.yaml` makes, and one that a dry run reads. */
function noteDryRun(line: KubectlLine, { text, written, home }: Typed, learned: Learned, state: State): void {
  const { missing } = manifestsFor(line, text, state, learned);
  learnOptions(line, missing, learned, state);
  if (line.verb === 'expose') Object.assign(learned, unmadeBy(line, state));
  const { options, ...rest } = withKeys(line, state);
  const objects = madeByFlags({ ...rest, options: new Map([...options].filter(([name]) => name !== 'dry-run')) });
  if (home !== state.current) for (const { kind, metadata } of objects) declareIn(state, keyOf(kind, metadata?.name ?? ''), home);
  for (const file of written.length > 0 ? written : ['-']) state.planned.set(file, objects);
  state.latestPlanned = written.at(-1);
}
