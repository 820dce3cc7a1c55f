import { ask } from '../asked';
import { filesBeside, type State } from '../state';
import { hasGaps, isElided } from './gaps';
import { manifestsIn } from './read-manifests';
import { solutionOf } from './solutions';

/** What stands first in a file that its reader must complete, and that nobody has completed. */
const TO_COMPLETE = '# TODO: its reader fills in the gaps of this file: write it as it is then\n';

/** A remark that is a value, with what it is for: in quotes, or a word that no sentence has. */
const REMARKED = /^([ \t]*(?:- )*(?:[\w./-]+:[ \t]+|(?<=- )))#[ \t]*TODO:[ \t]*("[^"\n]*"|'[^'\n]*'|(?=\S*[A-Z\d/:.])[^\s"'#(),]+)[ \t]*(?:\([^()\n]*\))?[ \t]*$/gm;

/** A file as it is once its reader has filled in its gaps: the solution that stands in the same repository, or what the author is asked for. */
export function filledIn(state: State, name: string, text: string): string {
  const isOpen = hasGaps(text);
  if (!isOpen && !/#.*\bTODO\b/.test(text)) return text;
  const shown = state.later.get(name);
  const solution = (isOpen && shown !== undefined && !hasGaps(shown) ? { text: shown, file: 'the file that the text shows' } : undefined) ?? solutionOf(state.folder, name, text) ?? (isOpen ? asRemarked(text) : undefined);
  if (solution !== undefined) ask(state, name, 'solution', solution.file);
  else if (isOpen) ask(state, name, 'file', name);
  return solution?.text ?? (isOpen ? `${TO_COMPLETE}${text.trimEnd().replaceAll(/^/gm, '# ').replaceAll(/ +$/gm, '')}\n` : text);
}

/** `replicas: # TODO: 3`: the value that a remark has in place of each gap; undefined if one has words. */
function asRemarked(text: string): ReturnType<typeof solutionOf> {
  const filled = text.replaceAll(REMARKED, (_, before: string, value: string) => `${before}${value}`);
  const count = (filled.match(/^kind:/gm) ?? []).length;
  return hasGaps(filled) || isElided(filled) || manifestsIn(filled).length !== count ? undefined : { text: filled, file: 'the file with the values of its remarks' };
}

/** Whether a file is one that its author must still complete. */
export function isToComplete(text: string | undefined): boolean {
  return text?.startsWith(TO_COMPLETE) === true;
}

/** The file beside the text of which a block shows only parts: it has the same objects, and no gaps. A part of one without its kind is one of any. */
export function wholeBeside(state: State, name: string, shown: string): string | undefined {
  const isPart = /\.ya?ml$/.test(name) && !/^(?:kind|apiVersion):/m.test(shown);
  const whole = isPart ? filesBeside(state, name).get(name) : undefined;
  if (whole !== undefined && manifestsIn(whole).length > 0 && !hasGaps(whole)) return whole;
  const beside = isElided(shown) ? filesBeside(state, name).get(name) : undefined;
  const objects = (text: string): string => (text.match(/^kind:[^\n#]*/gm) ?? []).join();
  return beside === undefined || hasGaps(beside) || objects(beside) !== objects(shown) ? undefined : beside;
}
