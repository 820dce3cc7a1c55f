import { textInNames, withNames, type Lab } from '../../lab/lab';
import type { Own } from '../catalogue/recording-world';
import { specificationOf } from '../specification/specification';
import type { SpecStep } from '../specification/step';
import type { Deed, Place, Work } from './work';
import { WrittenFiles } from './written-files';

/** What a reader who does everything as the lab shows it writes and types: from the features' Whens and the lab's files. @param own the names that they use in place of the lab's */
export async function solutionOf(name: string, own?: Own): Promise<{ lab: Lab; work: Work }> {
  const { lab, steps } = await specificationOf(name, own);
  const inNames = (text: string): string => (own ? textInNames(text, lab, withNames(lab, own.names)) : text);
  const files = new Map<string, string>();
  const paths = new Map<string, string>();
  const written = new WrittenFiles();
  const tasks = new Map<number, Deed[]>(lab.tasks.map(({ id }) => [id, []]));
  let shell = '';
  let scenario = '';
  let waits = false;
  for (const step of steps) {
    const deeds = tasks.get(step.task ?? 0);
    if (!deeds) continue;
    if (step.scenario !== scenario) waits = false;
    scenario = step.scenario;
    if (step.text.startsWith('I open a shell')) shell = step.statements[0]?.text ?? '';
    if (waits) deeds.push(...looksOf(step));
    for (const deed of deedsOf(step, shell, written)) {
      if (isSaidAgain(deeds.at(-1), deed)) continue;
      deeds.push(deed);
      if ('types' in deed) waits ||= /&\s*$/.test(deed.types);
      if (!('writes' in deed)) continue;
      paths.set(deed.text, step.writes?.path ?? '');
      files.set(deed.text, inNames(written.texts.get(deed.text) ?? ''));
    }
  }
  return { lab, work: { files, paths, tasks } };
}

/** @param shell that the scenario has opened */
function deedsOf(step: SpecStep, shell: string, written: WrittenFiles): Deed[] {
  const { keyword, statements } = step;
  const at: Place = { file: step.file, line: step.line };
  const file: Deed[] = written.by(step).map((one) => ({ ...one, at }));
  // What a Given begins with has to be made, unless an earlier task has made it.
  if (keyword === 'Given') return file.length > 0 && statements[0] ? [...file, { types: statements[0].text, at }] : [];
  // labspec only tries something out.
  if (keyword === 'When' && step.acts && !step.isTyped) return file;
  if (keyword === 'Then' || !(step.acts || statements.some(({ assigned }) => assigned))) return file;
  if (step.unattended.length > 0) return [...file, ...step.unattended.map((types) => ({ types, at }))];
  const isInShell = step.text.startsWith('I type');
  const forCluster = step.text.endsWith('for the whole cluster') ? { forCluster: true as const } : {};
  return [...file, ...statements.map(({ text, line }) => ({ types: isInShell ? intoShell(shell, text) : text, ...forCluster, at: { ...at, line: at.line + (line > 0 ? line + 1 : 0) } }))];
}

/** Two sentences of a scenario may set the same values. */
function isSaidAgain(before: Deed | undefined, deed: Deed): boolean {
  return before !== undefined && 'types' in before && 'types' in deed && before.types === deed.types && /^export /.test(deed.types);
}

/** What a person looks with once something is started in the background: it needs a moment. */
function looksOf({ keyword, acts, statements, file, line }: SpecStep): Deed[] {
  return keyword !== 'When' || acts ? [] : statements.filter(({ assigned }) => !assigned).map(({ text }) => ({ looks: text, at: { file, line } }));
}

/** `kubectl exec -it web -- sh` reads what would be typed into it. */
function intoShell(shell: string, text: string): string {
  return `${shell.replace(/ -(?:it|ti) /, ' -i ')} <<'END-OF-LINES'\n${text}\nEND-OF-LINES`;
}
