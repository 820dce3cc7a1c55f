import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { added, typed, when, quotable, type Line, type Step } from '../drafted';
import { inCurrentVersions } from './current-versions';
import { withKnownFields } from './known-fields';
import { filledIn } from './filled-in';
import { notYaml } from './refused-manifest';
import { plainName } from './plain-name';
import { manifestsIn } from './read-manifests';
import { withSpaces } from '../../../text/tabs';
import { ask, TABS, withValues } from '../asked';
import { withImage } from './swapped-images';
import { folded } from '../namespaces/folded-namespaces';
import type { Manifest } from '../objects/object-claims';
import { filesBeside, type State } from '../state';

/** A file as Kubernetes takes it today. */
export function asTaken(state: State, text: string): string {
  return withKnownFields(state, inCurrentVersions(state, text));
}

/** A file with the run's own namespace in place of the text's, and with the images of the options. It ends with a line break. */
export function adapted(state: State, file: string): string {
  const spaced = withSpaces(file);
  if (spaced !== file) ask(state, TABS, 'slip', 'spaces');
  const own = asTaken(state, withValues(state, folded(state, `${spaced.trimEnd()}\n`)));
  return [...state.options.images].reduce((all, [from, to]) => withImage(all, from, to), own);
}

/** The reader writes a file: the first time, as the fixture of its name; later texts of it are typed. */
export function writing(state: State, name: string, text: string): Step {
  const file = plainName(name);
  // What is in the reader's folder, is adapted.
  const whole = state.files.get(file) === text ? text : adapted(state, text);
  state.files.set(file, whole);
  // What is in it is known from now on.
  state.madeByLines.delete(file);
  state.planned.delete(file);
  if (state.files.get(file) !== text) state.beside.delete(file);
  const first = state.fixtures.get(file);
  const kept = asFixture(file, whole);
  const isHere = state.away.length === 0 && (state.at === undefined || file.startsWith(`${state.at}/`));
  if (first === undefined && isHere && quotable(file) && !/^[/~]|\.\./.test(file)) state.fixtures.set(file, kept);
  // The sentence writes it in the reader's folder, a typed line where the reader has gone.
  if (state.fixtures.get(file) === kept && isHere) return when(`I create the file "${file}"`);
  const end = whole.includes('\nEOF\n') ? 'END_OF_FILE' : 'EOF';
  const folder = /^\w[\w.-]*\//.test(file) && isHere ? `mkdir -p ${dirname(file)} && ` : '';
  return { ...typed(`${folder}cat > ${file} <<'${end}'\n${whole}${end}`) };
}

/** What is not YAML stands in comments until its author has corrected it: a lab with it would not lint. */
function asFixture(file: string, text: string): string {
  const wrong = notYaml(file, text);
  return wrong === undefined ? text : `# TODO: ${wrong}\n${text.replaceAll(/^(?=.)/gm, '# ')}`;
}

/** The file that a typed line writes, as above; undefined for any other step. */
export function typedFile({ docString }: Step): string | undefined {
  return /^(?:mkdir -p \S+ && )?cat > (\S+) <<'/.exec(docString ?? '')?.[1];
}

/** The files that a word of a line names: those of the reader's folder, or those beside the text, which the reader is given. */
export function filesOf(state: State, word: string): string[] {
  const name = plainName(word);
  if (name === '' || state.madeByLines.has(name)) return [];
  const within = state.at === undefined ? name : `${state.at}/${name}`;
  const known = [...state.files.keys()].filter((file) => [name, within].some((one) => file === one || file.startsWith(`${one}/`)));
  if (known.length > 0) return known;
  const below = state.at === undefined ? new Map<string, string>() : filesBeside(state, within);
  const beside = below.size > 0 ? below : filesBeside(state, word);
  for (const [file, text] of beside) {
    const whole = adapted(state, filledIn(state, file, text));
    state.fixtures.set(file, asFixture(file, whole));
    state.files.set(file, whole);
    state.beside.add(file);
  }
  return [...beside.keys()];
}

/** The manifests of the folder that the reader is in: `kubectl apply -f .`. */
export function filesHere(state: State): string[] {
  const beside = state.at === undefined && state.away.length === 0 ? readdirSync(state.folder).filter((name) => /^[\w-][\w.-]*\.ya?ml$/.test(name)).flatMap((name) => filesOf(state, name)) : [];
  const files = [...new Set([...state.files.keys(), ...beside])];
  return files.filter((file) => dirname(file) === (state.at ?? '.') && manifestsOf(state, [file]).length > 0);
}

/** The objects in files of the reader's folder. */
export function manifestsOf(state: State, files: readonly string[]): Manifest[] {
  return files.flatMap((file) => state.planned.get(file) ?? manifestsIn(state.files.get(file) ?? ''));
}

/** Steps that put files of the fixtures into the reader's folder. */
export function creating(state: State, files: readonly string[]): Line[] {
  return files.flatMap((file): Line[] => {
    const text = state.files.get(file);
    if (text === undefined) return [];
    const step = writing(state, file, text);
    return [state.beside.has(file) ? added(step, 'the reader has this file') : step];
  });
}
