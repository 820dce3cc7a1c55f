import type { Drafted, Step } from '../drafted';
import { editingObject } from '../edits/edit-object';
import { writing } from '../manifests/given-files';
import { plannedBeside } from '../manifests/planned-beside';
import { plainName } from '../manifests/plain-name';
import { manifestsIn } from '../manifests/read-manifests';
import { commandsIn } from './commands-in';
import { kubectlLine } from './kubectl-line';
import type { Word } from '../../../vocabulary/shell/parse-lines';
import type { State } from '../state';

/** An editor is a person at a terminal: what is written must be in the text. */
export function editorOf(text: string): ((line: number, state: State, shown?: string) => Partial<Drafted>) | undefined {
  const [words = []] = commandsIn(text) ?? [];
  const [program, ...files] = words.filter((word) => word !== 'sudo');
  if (['vi', 'vim', 'nano', 'emacs', 'gedit', 'code', 'notepad'].includes(program ?? '')) return (line, state, shown) => editing(files.filter((word) => !word?.startsWith('-')).at(-1), line, state, shown);
  const kubectl = kubectlLine(words);
  if (kubectl?.verb !== 'edit' || kubectl.files.length > 0 || /^[\w-]+\(\)/.test(text)) return undefined;
  return (line, state, shown) => editingObject(kubectl, text, line, state, shown);
}

/** The file comes with the block that shows it, or stands below the line. */
function editing(file: Word, line: number, state: State, shown?: string): Partial<Drafted> {
  const edited = shown !== undefined && manifestsIn(shown).length > 0 ? shown : plannedBeside(state, file ?? '');
  const whole = file !== undefined && edited !== undefined ? writing(state, file, edited) : undefined;
  if (file !== undefined && whole) return { lines: [{ comment: `line ${line}: the reader edits ${file}` }, whole], outcome: 'sentence', files: [plainName(file)] };
  return { lines: [{ comment: `line ${line}: the reader edits ${file ?? 'a file'}; the lines below write it` }], outcome: 'sentence' };
}

/** `cat > web.yaml <<EOF`: the reader writes a file. Undefined if the shell would change its text, or if the line does more. */
export function heredocOf(text: string, state: State): Step | undefined {
  const [, , toFile, quote, end, body, last, teeFile] = /^(?:(cat)\s*(?:>\s*(\S+)\s*)?<<-?\s*(["']?)(\w+)\3(?:\s*>\s*(\S+))?[ \t]*\n)/.exec(text) ? split(text) : [];
  const file = toFile ?? last ?? teeFile;
  if (file === undefined || body === undefined || end === undefined || /[$`"']|^\/(?!tmp\/)/.test(file)) return undefined;
  if (quote === '' && /[$`\\]/.test(body)) return undefined;
  return writing(state, file, body);
}

/** The parts of a here-document: whole, program, file before, quote, end, body, file behind. */
function split(text: string): (string | undefined)[] {
  const [first = '', ...lines] = text.split('\n');
  const [, before, quote, end, behind] = /^cat\s*(?:>\s*(\S+)\s*)?<<-?\s*(["']?)(\w+)\2(?:\s*>\s*(\S+))?\s*$/.exec(first) ?? [];
  const last = lines.findIndex((line) => line.trim() === end);
  if (end === undefined || last < 0 || lines.slice(last + 1).some((line) => line.trim() !== '')) return [];
  return [text, 'cat', before, quote, end, lines.slice(0, last).join('\n'), behind];
}
