import { then, todo, typed, type Drafted, type Step } from '../drafted';
import { editInWords } from '../edits/edited-in-words';
import { showsChange, type Edited } from '../edits/edited-object';
import { keyOf } from '../objects/object-claims';
import { writing } from '../manifests/given-files';
import { plannedBeside } from '../manifests/planned-beside';
import { plainName } from '../manifests/plain-name';
import { manifestsIn } from '../manifests/read-manifests';
import { noteNamed } from './given-away';
import { commandsIn } from './commands-in';
import { inWords, kindOfWord } from './kinds';
import { kubectlLine } from './kubectl-line';
import type { Word } from '../../../vocabulary/shell/parse-lines';
import type { State } from '../state';

/** An editor is a person at a terminal: what is written must be in the text. */
export function editorOf(text: string): ((line: number, state: State, shown?: string) => Partial<Drafted>) | undefined {
  const [words = []] = commandsIn(text) ?? [];
  const [program, ...files] = words.filter((word) => word !== 'sudo');
  if (['vi', 'vim', 'nano', 'emacs', 'gedit', 'code', 'notepad'].includes(program ?? '')) return (line, state, shown) => editing(files.filter((word) => !word?.startsWith('-')).at(-1), line, state, shown);
  const kubectl = kubectlLine(words);
  const target = kubectl?.targets[0];
  if (kubectl?.verb !== 'edit' || kubectl.files.length > 0) return undefined;
  if (!target) return (line) => ({ lines: [todo(line, 'say which object its reader edits, and what changes'), { comment: `  ${text}` }], outcome: 'todo' });
  const called = `${inWords(kindOfWord(target.kind)?.kind ?? target.kind)} "${target.name}"`;
  return (line, state) => {
    noteNamed(kubectl, state);
    state.edited = { called, line, object: state.objects.get(`${target.kind}/${target.name}`), words: state.wordsAround };
    const isShown = state.after !== undefined && showsChange(state.after, state);
    const said = isShown ? undefined : editInWords(state.edited, state.wordsAround);
    if (said) for (const { object } of said.effects ?? []) state.touched.add(object);
    return said ?? (!isShown && saysOnlyToOpen(state) ? onlyOpened(text, state.edited) : undefined) ?? { lines: [todo(line, `say what changes: When I edit ${called} so that, with a table of paths and values`)], outcome: 'todo', effects: [{ object: `${target.kind}/${target.name}`, does: 'changes', aspect: 'template' }] };
  };
}

const ASKS = /\b(?:chang|modif|updat|set|replac|increas|decreas|scal|add|remov|delet|fix|correct|adjust|switch|rais|reduc|lower|restor|revert|bump|renam|expand|resiz|tweak)/i;

/** "Edit the deployment", of which nothing more is said. */
function saysOnlyToOpen({ wordsAround }: State): boolean {
  return wordsAround.some((words) => /\b(?:edit|open)/i.test(words)) && !wordsAround.some((words) => ASKS.test(words));
}

/** Its reader reads the object, and leaves the editor. @returns undefined if nothing in the text has made the object */
function onlyOpened(text: string, { line, object }: Edited): Partial<Drafted> | undefined {
  if (object === undefined) return undefined;
  const typedLine = typed(`KUBE_EDITOR=cat ${text.replace(/^(?:(?:KUBE_)?EDITOR=(?:"[^"]*"|'[^']*'|\S+) +)+/, '')}`);
  return { lines: [{ comment: `line ${line}: the text says nothing of a change, so the object is only opened` }, typedLine, then('the exit code is 0')], outcome: 'typed', uses: [keyOf(object.kind, object.metadata?.name ?? '')], isLook: true };
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
