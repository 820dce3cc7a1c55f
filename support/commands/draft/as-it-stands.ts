import type { Command } from '../../text/lab-text';
import { when, type Drafted } from './drafted';
import { editorOf, heredocOf } from './lines/editors';
import { readsFetched } from './lines/fetched';
import { takesKubeconfig } from './lines/kubeconfig';
import { ofAddons } from './lines/of-addons';
import { namesNoFile, showsForm } from './lines/only-named';
import { goesNowhere, leavesFolder } from './lines/other-folders';
import { toMachine } from './lines/other-machines';
import { isForm, namesAnyFile, SHOWS_FORM } from './lines/reference';
import { asTodo, left } from './outcome';
import type { State } from './state';

/** What is known of a line before its words are read. */
export function asItStands(command: Command, text: string, base: Drafted, state: State): Drafted | undefined {
  const remembers = /^(?:export )?([a-z]\w*)=(?:\.{3}|…)$/.exec(text)?.[1];
  if (remembers !== undefined) return asRemembered(base, remembers, state);
  // Signs that stand for words which the reader has to find.
  if (/[\u2580-\u259f\u25a0\u25a1]{2,}/.test(text)) return asTodo(base, 'the text leaves out words that its reader finds');
  const job = state.isJobLeftOut === true ? /^(?:export )?(\w+)=\$!$/.exec(text)?.[1] : undefined;
  if (job !== undefined) {
    state.unset.add(job);
    return left('it is the number of what the line above runs, which is left out', base);
  }
  if (leavesFolder(text, state)) return left('the lab brings its own files', base);
  if (goesNowhere(text, state)) return left('there is no such folder: the lab brings its own files', base);
  if (readsFetched(text, state)) return left('it belongs to what is left out above', base);
  if (takesKubeconfig(text, state)) return left('the run has a kubeconfig of its own', base);
  const machine = toMachine(text, state);
  if (machine) return { ...base, ...machine };
  const editor = editorOf(text);
  if (editor) return { ...base, ...editor(command.line, state, command.output?.text) };
  const written = heredocOf(text, state);
  if (written) return { ...base, lines: [written], outcome: 'sentence' };
  if (showsForm(text) || namesNoFile(text, state) || (state.isReference === true && (isForm(text) || namesAnyFile(text, state)))) return left(SHOWS_FORM, base);
  const ofAddon = ofAddons(text, state);
  if (ofAddon !== undefined) return left(ofAddon, base);
  return undefined;
}

/** `id=...`: the value that the line before has printed. */
function asRemembered(base: Drafted, name: string, state: State): Drafted {
  state.variables.add(name);
  return { ...base, lines: [when(`I remember the output as "${name}"`)], outcome: 'sentence', sets: [name] };
}
