import { laterOrAsked, NOWHERE } from '../asked';
import { isKnownFile } from '../manifests/file-names';
import { adapted, filesHere, filesOf, manifestsOf } from '../manifests/given-files';
import { shownInPages } from '../manifests/in-pages';
import { isMadeByLines, plainName } from '../manifests/plain-name';
import { plannedBeside } from '../manifests/planned-beside';
import { manifestsIn } from '../manifests/read-manifests';
import type { Manifest } from '../objects/object-claims';
import type { State } from '../state';
import type { KubectlLine } from './kubectl-line';
import type { Learned } from './learned';
import { passedOn } from './read-files';

/** The objects in the files of a line, or in its own text. */
export function manifestsFor(line: KubectlLine, text: string, state: State, learned: Learned): { manifests: Manifest[]; missing?: string } {
  const manifests: Manifest[] = [];
  for (const name of [...line.files, ...(line.options.get('kustomize') ?? [])]) {
    if (name === '-') {
      const [, , end = 'EOF', body = ''] = /<<-?\s*(["']?)(\w+)\1[^\n]*\n([^]*)/.exec(text) ?? [];
      manifests.push(...(body === '' ? (state.planned.get('-') ?? passedOn(text, learned.files, state)) : manifestsIn(body.split(new RegExp(`^\\s*${end}\\s*$`, 'm'))[0] ?? '')));
      continue;
    }
    takeEdited(name, learned, state);
    takeFromPages(name, state);
    const files = plainName(name) === '.' ? filesHere(state) : filesOf(state, name);
    learned.files.push(...files);
    const isMade = isMadeByLines(plainName(name), state.madeByLines) || [...state.madeByLines].some((made) => made.startsWith(`${plainName(name)}/`)) || /[$*]/.test(name) || ((name === '.' || name === '') && (!line.files.includes(name) || mayHaveFiles(state)));
    if (files.length === 0 && !isMade) {
      const { isUncertain } = state;
      const found = laterOrAsked(state, plainName(name));
      if (!makesOfFiles(line)) state.isUncertain = isUncertain;
      // What it makes, nobody knows: lines below that need it wait.
      if (found === undefined && (line.verb === 'apply' || line.verb === 'create') && !line.options.has('dry-run')) state.heldAt ??= state.line;
      if (found === undefined) return { manifests, missing: name };
      files.push(found);
      state.files.set(found, adapted(state, state.later.get(found) ?? state.standing?.get(found) ?? NOWHERE));
      learned.files.push(found);
    }
    manifests.push(...(state.planned.get(plainName(name)) ?? manifestsOf(state, files)));
  }
  return { manifests };
}

/** What only looks at a file, or tries it, makes nothing of it. */
export function makesOfFiles({ verb, options }: KubectlLine): boolean {
  return ['apply', 'create', 'replace', 'delete'].includes(verb) && !options.has('dry-run');
}

/** A file that neither the text nor its folder has, as another page shows it. */
function takeFromPages(name: string, state: State): void {
  const shown = isKnownFile(name, state) || state.asked.has(plainName(name)) ? undefined : shownInPages(plainName(name), state);
  if (shown !== undefined) state.given.set(plainName(name), shown);
}

/** Whether the folder that the reader is in may have manifests that are not known. */
function mayHaveFiles({ madeByLines, hasRunScripts, away, at }: Pick<State, 'madeByLines' | 'hasRunScripts' | 'away' | 'at'>): boolean {
  return madeByLines.size > 0 || hasRunScripts || away.length > 0 || at !== undefined;
}

function takeEdited(name: string, learned: Learned, state: State): void {
  if (plannedBeside(state, name) === undefined) return;
  learned.before = [...(learned.before ?? []), { comment: `line ${state.line} reads ${name} as it stands beside the text: the reader has edited it` }];
  for (const made of [state.planned, state.madeByLines]) made.delete(plainName(name));
}
