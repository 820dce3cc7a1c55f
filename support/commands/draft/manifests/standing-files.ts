import { basename } from 'node:path';
import type { LabText } from '../../../text/lab-text';
import { NOWHERE } from '../asked';
import { commandsIn } from '../lines/commands-in';
import { kindOfWord, WORKLOADS } from '../lines/kinds';
import { kubectlLine, optionOf, type KubectlLine } from '../lines/kubectl-line';
import { keyOf } from '../objects/object-claims';
import type { Behind } from '../objects/behind-services';
import { selectedBy } from '../objects/selected';
import { standIn } from '../objects/stand-in';
import { containersOf, ownersOf } from '../objects/unmade';
import type { State } from '../state';
import { plainName } from './plain-name';
import { manifestsIn } from './read-manifests';

interface Typed {
  line: KubectlLine;
  at: number;
  output: string;
}

interface Named {
  kind: string;
  name: string;
}

/** In the names of files. */
const WORDS: readonly (readonly [RegExp, string])[] = [[/deploy/i, 'Deployment'], [/replica-?set|(?:^|[-_.])rs(?:[-_.]|$)/i, 'ReplicaSet'], [/stateful-?set|(?:^|[-_.])sts(?:[-_.]|$)/i, 'StatefulSet'], [/daemon-?set/i, 'DaemonSet'], [/(?:^|[-_.])pods?(?:[-_.]|$)/i, 'Pod']];

/** Manifests that can stand for files which lines apply, where these are nowhere: of the only objects with Pods that they can make, by what lines print or name below. By the names of the files. @param behind Pods that Services select, and that nothing in the text makes */
export function standingFiles({ blocks }: LabText, behind: readonly Behind[] = []): Map<string, string> {
  const lines = blocks.flatMap(({ commands = [] }) => commands).flatMap(({ text, line: at, output }): Typed[] => (commandsIn(text.replaceAll(/<[A-Za-z][^<>\n]*>/g, '$PLACEHOLDER')) ?? []).flatMap((words) => kubectlLine(words) ?? []).map((line) => ({ line, at, output: output?.text ?? '' })));
  const [only] = behind;
  const shown = blocks.map(({ text }) => text).join('\n');
  const files = new Set(lines.filter(({ line }) => ['apply', 'create', 'set'].includes(line.verb)).flatMap(({ line }) => line.files).filter((name) => /^[\w./-]+\.(?:ya?ml|json)$/.test(name)));
  const ofPods = [...files].filter((file) => WORDS.some(([word]) => word.test(basename(file))));
  return new Map([...files].flatMap((file): [string, string][] => {
    const named = printedBelow(file, lines) ?? namedBelow(file, lines).filter(({ name }) => !new RegExp(`\\bname: *["']?${name}(?![\\w.-])`).test(shown));
    const objects = named.length > 0 ? named : (setIn(file, lines) ?? (ofPods.length === 1 ? calledBy(file, behind) : []));
    const manifests = objects.map(({ kind, name }) => standIn(kind, name, { containers: containersIn({ kind, name }, file, lines), ...(objects.length === 1 && behind.length === 1 && only) }));
    return objects.length === 0 || manifests.includes(undefined) || !objects.every(isOfPods) ? [] : [[plainName(file).replace(/^(?:\.\.\/)+/, ''), `${NOWHERE.trimEnd()}; this stands in its place\n${manifests.join('---\n')}`]];
  }));
}

/** `kubectl set image -f web.yaml`: of an object that a line changes by its file alone, the file has the name. */
function setIn(file: string, lines: readonly Typed[]): Named[] | undefined {
  const name = basename(file).replace(/\.\w+$/, '').toLowerCase();
  const kind = WORDS.find(([word]) => word.test(name))?.[1] ?? 'Deployment';
  return lines.some(({ line }) => line.verb === 'set' && line.files.includes(file)) ? [{ kind, name }] : undefined;
}

/** Of a file that is called after a kind, and whose object no line names: as the Services call its Pods. */
function calledBy(file: string, behind: readonly Behind[]): Named[] {
  const kind = WORDS.find(([word]) => word.test(basename(file)))?.[1];
  const name = Object.values(behind[0]?.labels ?? {})[0];
  return kind !== undefined && name !== undefined && behind.length === 1 ? [{ kind, name }] : [];
}

function isOfPods({ kind }: Named): boolean {
  return kind === 'Pod' || WORKLOADS.has(kind);
}

/** `deployment.apps/web created`, below the line that applies the file. */
function printedBelow(file: string, lines: readonly Typed[]): Named[] | undefined {
  const printed = lines.filter(({ line }) => line.files.includes(file)).flatMap(({ output }) => [...output.matchAll(/^\s*([a-z]+)(?:\.[\w.]+)?[/ ]"?([\w.-]+)"? created\s*$/gm)]);
  return printed.length === 0 ? undefined : printed.map(([, word = '', name = '']) => ({ kind: kindOfWord(word)?.kind ?? word, name }));
}

/** The object that is called as the file is, or else the only one of the kind that the file is called after. */
function namedBelow(file: string, lines: readonly Typed[]): Named[] {
  const first = lines.find(({ line }) => line.files.includes(file))?.at ?? 0;
  const made = new Set(lines.filter(({ line }) => ['create', 'run', 'expose'].includes(line.verb)).flatMap(({ line }) => line.targets).map(({ kind, name }) => keyOf(kind, name)));
  const below = lines.filter(({ line, at }) => at > first && optionOf(line, 'namespace')?.startsWith('kube-') !== true).flatMap(({ line }) => line.targets).filter((target) => isOfPods(target) && !made.has(keyOf(target.kind, target.name)));
  const called = basename(file).replace(/\.\w+$/, '');
  const kind = WORDS.find(([word]) => word.test(called))?.[1];
  const same = below.find(({ kind: of, name }) => name === called && (kind === undefined || of === kind));
  const names = new Set(below.filter((target) => target.kind === kind).map(({ name }) => name));
  const others = new Set(lines.flatMap(({ line }) => line.files).filter((other) => other !== file && WORDS.find(([word]) => word.test(basename(other)))?.[1] === kind));
  const [only] = names;
  if (same) return [same];
  return kind !== undefined && only !== undefined && names.size === 1 && others.size === 0 ? [{ kind, name: only }] : [];
}

/** `set image deployment/web app=nginx:2`, `set image -f web.yaml app=nginx:2`, `logs web -c app` */
function containersIn({ kind, name }: Named, file: string, lines: readonly Typed[]): string[] {
  const own = lines.filter(({ line }) => line.files.includes(file) || line.targets.some((target) => target.kind === kind && target.name === name)).map(({ line }) => line);
  return [...new Set(own.flatMap((line) => containersOf(line)))];
}

/** The file that the author is asked for, if an object is only of what stands in its place. */
export function standsFor(key: string, { standing, asked }: Pick<State, 'standing' | 'asked'>): string | undefined {
  return [...(standing ?? [])].find(([file, text]) => asked.get(file)?.is === 'file' && manifestsIn(text).some(({ kind, metadata }) => keyOf(kind, metadata?.name ?? '') === key))?.[0];
}

/** The file that must be written before a line which only the real objects can answer. */
export function absentContents(line: KubectlLine, state: State): string | undefined {
  const targets = [...line.targets.flatMap(({ kind, name }) => [keyOf(kind, name), ...ownersOf(kind, name, state)]), ...(selectedBy(line, state) ?? [])];
  const file = needsReal(line, state) ? targets.map((key) => standsFor(key, state)).find((found) => found !== undefined) : undefined;
  return file && `${file} is to be written in the fixtures`;
}

/** What runs in Pods, or answers there, and what was there before a change, can only be known of the real ones. */
export function needsReal({ verb, second, targets }: KubectlLine, { changedPods }: Pick<State, 'changedPods'>): boolean {
  return ['exec', 'attach', 'cp', 'port-forward'].includes(verb) || (verb === 'rollout' && second === 'undo' && !targets.some(({ kind, name }) => changedPods.has(keyOf(kind, name))));
}
