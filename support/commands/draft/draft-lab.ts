import { AuthorError } from '../../errors/errors';
import type { LabText } from '../../text/lab-text';
import { withMarks } from '../../text/marks';
import { basename } from 'node:path';
import { readFileSync, statSync } from 'node:fs';
import { stateOf } from './state-of';
import { draftTasks, type Fate } from './draft-tasks';
import type { Drafted } from './drafted';
import { BEFORE, questions } from './asked';
import { imageWords } from './lines/image-words';
import { isOwn } from './lines/own-image';
import { ownStates } from './lines/own-states';
import { withImagesIn } from './manifests/swapped-images';
import { withLastingThens } from './objects/lasting';
import { withRunsNamespace } from './namespaces/runs-namespace';
import { segmentsOf, type Segment } from './segments';
import { withSheetMarks } from './write/sheet-marks';
import { withShownStates } from './objects/shown-states';
import { withUnseen } from './outputs/unseen';
import { askForNeeded } from './objects/needed-by-pods';
import { imagesIn } from './objects/object-claims';
import { manifestsIn } from './manifests/read-manifests';
import { type DraftOptions, type State } from './state';
import { featureOf } from './write/write-feature';
import { labYaml } from './write/write-yaml';

/** A lab that is drafted, before it is written. */
export interface Draft {
  title: string;
  /** By their paths in the lab's folder of features: `lab.yaml`, `01-begin.feature`, `lab.md`. */
  features: Map<string, string>;
  /** By their names in the lab's fixtures. */
  fixtures: Map<string, string>;
  tasks: Segment[];
  commands: Drafted[];
  fates: Fate[];
  /** What the author must know of the whole draft, and is asked for. */
  questions: string[];
}

/** Drafts a lab from its text. @throws AuthorError if nothing in the text is typed */
export function draftLab(text: LabText, options: DraftOptions): Draft {
  const title = text.title ?? basename(text.path).replace(/\.\w+$/, '');
  const state = stateOf(text, options);
  const { tasks, fates } = draftTasks(text, state);
  // What stands in the scene from another file of the folder needs its own things there, too.
  askForNeeded(manifestsIn(state.fixtures.get(BEFORE) ?? ''), state);
  const lasting = withLastingThens(segmentsOf(withShownStates(tasks)));
  const segments = lasting.map((segment) => ({ ...segment, items: segment.items.map(withUnseen) }));
  const commands = segments.flatMap(({ items }) => items).filter((item) => item.text !== '');
  if (segments.length === 0 || text.blocks.every(({ commands: typed = [] }) => typed.length === 0)) throw new AuthorError({ reason: 'Nothing in this text is typed', subject: text.path, seen: `${text.blocks.length} block${text.blocks.length === 1 ? '' : 's'} of code, and no command in them`, next: 'name a text with commands, in blocks or in `code`' });
  const placed = segments.map((segment) => ({ ...segment, items: segment.items.map((item) => ({ ...item, lines: withRunsNamespace(item.lines, state.fixtures) })) }));
  const inScene = imagesIn(manifestsIn(state.fixtures.get(BEFORE) ?? ''));
  const features = new Map(placed.map((segment, index) => [fileName(segment, index), featureOf(segment, givensOf(segment, state, inScene), state.fixtures)]));
  features.set('lab.yaml', labYaml(title, segments, state));
  features.set('lab.md', withImagesIn(labMd(text, segments), options.images));
  return { title, features, fixtures: state.fixtures, tasks: segments, commands, fates, questions: questions(state) };
}

function fileName({ title }: Segment, index: number): string {
  const slug = title.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll('ł', 'l').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 40).replace(/-+$/, '');
  return `${String(index + 1).padStart(2, '0')}-${slug || 'task'}.feature`;
}

/** Images that the Pods of a task need: a cluster without a registry must have them before. */
function givensOf({ items }: Segment, state: State, inScene: readonly string[]): string[] {
  const images = new Set([...inScene, ...items.flatMap((item) => item.images)].filter((image) => /^[\w.-]+(?:[./:@][\w.-]+)*$/.test(image) && !isOwn(state, image)));
  return [...ownGivens(items, state), ...[...images].map((image) => `${imageWords(state, image)} is available`)];
}

/** What earlier tasks have made of the reader's own application and image, as far as this one starts from it. */
function ownGivens(items: readonly Drafted[], state: State): string[] {
  const made = new Set<string>();
  const givens = new Set<string>();
  const states = ownStates(state);
  for (const { uses, effects } of items) {
    for (const object of uses) if (states.has(object) && !made.has(object)) givens.add(states.get(object) ?? '');
    for (const { object } of effects) made.add(object);
  }
  return [...givens];
}

/** The text with the marks of its tasks, and of what the sheet for students may say. Pages of a folder, and included ones, are put together. */
function labMd(text: LabText, segments: readonly Segment[]): string {
  const paths = [...new Set([...(statSync(text.path).isDirectory() ? [] : [text.path]), ...segments.map(({ path }) => path)])];
  return paths.map((path) => withSheetMarks(withMarks(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), segments.filter((segment) => segment.path === path)))).join('\n');
}
