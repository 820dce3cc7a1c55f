import type { Word } from '../../../vocabulary/shell/parse-lines';
import { laterOrAsked, NOWHERE } from '../asked';
import { filesOf, manifestsOf } from '../manifests/given-files';
import { isMadeByLines, plainName } from '../manifests/plain-name';
import type { Manifest } from '../objects/object-claims';
import type { State } from '../state';
import type { Learned } from './learned';
import { GIVEN } from './variables';

/** Programs to which it does not matter what a file contains. */
const ANY_CONTENTS = new Set(['cat', 'less', 'more', 'head', 'tail', 'wc', 'sort', 'uniq', 'cut', 'tr', 'grep', 'base64', 'read', 'md5sum', 'sha256sum']);
const IS_MANIFEST = /\.(?:ya?ml|json)$/;
/** Programs that make other objects of a file than it has. */
const CHANGES = /\b(?:sed|awk|yq|jq|tr|perl|python3?|grep|head|tail|helm|kustomize|jinja2?|gomplate)\b/;

/** A value that is a variable, and no more. */
const VALUE = /:[ \t]+["']?\$(?:\{(\w+)\}|(\w+))["']?[ \t]*$/gm;

/** Files that a line reads by redirection: `mysql < dump.sql`. The author is asked for those that are nowhere. */
export function takeRedirected(read: readonly Word[], commands: readonly Word[][], learned: Learned, state: State): void {
  for (const word of read) {
    const name = plainName(word ?? '');
    const known = filesOf(state, name);
    learned.files.push(...known);
    if (commands.some(([program]) => program === 'envsubst')) needVariables(known, learned, state);
    if (known.length > 0 || !/^\w[\w./-]*\.\w+$/.test(name) || isMadeByLines(name, state.madeByLines) || isElsewhere(state) || laterOrAsked(state, name, !IS_MANIFEST.test(name)) === undefined) continue;
    state.files.set(name, state.later.get(name) ?? NOWHERE);
    learned.files.push(name);
    if (!state.later.has(name) && !commands.every(([program]) => ANY_CONTENTS.has(program ?? ''))) learned.absent ??= `${name} is to be written in the fixtures`;
  }
}

/** `replicas: ${COPIES}`: values that envsubst puts into files. */
function needVariables(files: readonly string[], learned: Learned, state: State): void {
  const names = files.flatMap((file) => [...(state.files.get(file) ?? '').matchAll(VALUE)].map(([, within, plain]) => within ?? plain ?? ''));
  for (const name of names.filter((each) => !GIVEN.has(each))) {
    if (state.variables.has(name)) learned.reads.push(name);
    else if (!state.isUncertain) learned.absent ??= `nothing in the text gives $${name} a value`;
  }
}

/** In another folder, or one with files that are not known. */
function isElsewhere({ hasRunScripts, away, at, cloned }: State): boolean {
  return hasRunScripts || away.length > 0 || at !== undefined || cloned.size > 0;
}

/** What kubectl reads of files that a line passes on as they are, but for variables: `envsubst < web.yaml | kubectl apply -f -`. Only the shell knows a name with a variable in it. */
export function passedOn(text: string, files: readonly string[], state: State): Manifest[] {
  return CHANGES.test(text) ? [] : manifestsOf(state, files.filter((file) => IS_MANIFEST.test(file))).filter(({ metadata }) => metadata?.name?.includes('$') !== true);
}

/** `envsubst < till.yaml > web.yaml`: the objects of the file that it writes. */
export function notePassedOn(commands: readonly Word[][], written: readonly string[], { files }: Learned, state: State): void {
  const [target, ...others] = written;
  const [program] = commands.length === 1 ? (commands[0] ?? []) : [];
  if (target === undefined || others.length > 0 || (program !== 'envsubst' && program !== 'cat')) return;
  const objects = passedOn('', files, state);
  if (objects.length > 0) state.planned.set(target, objects);
}
