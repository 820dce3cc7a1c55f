import type { Command } from '../../../text/lab-text';
import type { Drafted } from '../drafted';
import { isDrafted } from '../outcome';
import { commandsIn } from '../lines/commands-in';
import { kubectlLine } from '../lines/kubectl-line';
import { manifestsOf } from '../manifests/given-files';
import { showsFailure } from '../outputs/shown-output';
import type { State } from '../state';
import { keyOf } from './object-claims';
import { missingFor } from './unmade';

/** A file of the reader's folder with an object that a line needs, and that no line has applied, as lists of tasks leave out: the reader has written it, or `--dry-run` has. */
export function unappliedFile(command: Command, text: string, path: string, state: State): string | undefined {
  if (state.at !== undefined || state.away.length > 0 || (command.output && showsFailure(command.output.text))) return undefined;
  const missing = (commandsIn(text) ?? []).flatMap((words) => kubectlLine(words) ?? []).flatMap((line) => missingFor(line, state) ?? [])[0];
  if (!missing || state.deleted.has(keyOf(missing.kind, missing.name))) return undefined;
  const file = [...state.files.keys(), ...state.planned.keys()].reverse().find((name) => /\.(?:ya?ml|json)$/.test(name) && manifestsOf(state, [name]).some(({ kind, metadata }) => keyOf(kind, metadata?.name ?? '') === keyOf(missing.kind, missing.name)));
  return file !== undefined && isAppliedNext(file, command, path, state) ? undefined : file;
}

/** Whether the next line below that names the file puts it into the cluster. */
function isAppliedNext(file: string, { line, text }: Command, path: string, { typedLines }: State): boolean {
  const at = typedLines.findIndex((command) => command.path === path && command.line === line && command.text === text);
  const next = typedLines.slice(at + 1).find((below) => below.text.split(/[\s=,]+/).some((word) => word.replace(/^\.\//, '') === file));
  return next !== undefined && /\b(?:apply|create|replace)\b[^>]*$/.test(next.text);
}

/** A line with what applies its file before it. */
export function appliedFirst(file: Drafted, item: Drafted): Drafted {
  if (!isDrafted(file)) return { ...item, lines: [...file.lines, ...item.lines] };
  const asked = { comment: `TODO line ${item.line}: the text does not say that its reader applies this file; see whether it is right` };
  return { ...item, lines: [asked, ...file.lines, ...item.lines], effects: [...file.effects, ...item.effects], uses: [...file.uses, ...item.uses], images: [...file.images, ...item.images], files: [...file.files, ...item.files], isLook: false };
}
