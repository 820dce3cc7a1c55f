import { meantProgram } from '../../../vocabulary/shell/misspelt-program';
import { OPTIONS_TO_LEAVE_OUT } from '../../../platform/kubernetes/removed';
import { ask } from '../asked';
import type { State } from '../state';

/** Programs that a lab is about: with one letter wrong, nothing else can be meant. */
const OF_LABS = new Set(['kubectl', 'docker', 'helm']);
const FIRST_WORD = /^([a-z][a-z-]{3,9})(?= [a-z])|(?<=(?:\||&&) *)([a-z][a-z-]{3,9})(?= [a-z])/g;
/** A line break that is lost: bash takes the blank behind the backslash for a part of the next word. */
const LOST_BREAK = / \\[ \t]+(?=--?[a-z])/g;

/** A line as its author meant it, who is asked to change the text: a program with a letter wrong, a lost line break, an option that had no effect and that the program no longer has. */
export function withoutSlips(text: string, state: State): string {
  const [line = '', ...below] = text.split('\n');
  const named = line.replaceAll(FIRST_WORD, (name) => {
    const meant = meantProgram(name);
    return meant !== undefined && OF_LABS.has(meant) ? ask(state, name, 'slip', meant) : name;
  });
  const whole = named.replaceAll(LOST_BREAK, () => ask(state, 'a backslash before a blank', 'slip', ' '));
  const apart = whole.replaceAll(/(\bkubectl (?:-n \S+ |-\S+ )*exec )([^|;&<>\n]+)/g, (_, before: string, words: string) => `${before}${withDashes(words, state)}`);
  return [OPTIONS_TO_LEAVE_OUT.reduce((rest, { program, verb, name }) => withoutOption(rest, { program, verb, name }, state), apart), ...below].join('\n');
}

const WITH_VALUE = /^(?:-n|--namespace|-c|--container|-f|--filename|--pod-running-timeout)$/;

/** What a container is to run stands behind `--` today. @param words behind `kubectl exec` */
function withDashes(words: string, state: State): string {
  let named = false;
  for (const { 0: word, index } of words.matchAll(/\S+/g)) {
    const isValue = WITH_VALUE.test(words.slice(0, index).trim().split(/\s+/).at(-1) ?? '');
    if (word === '--') return words;
    if (isValue || word.startsWith('-')) continue;
    if (named) {
      ask(state, 'kubectl exec POD COMMAND', 'version', 'kubectl exec POD -- COMMAND');
      return `${words.slice(0, index)}-- ${words.slice(index)}`;
    }
    named = true;
  }
  return words;
}

function withoutOption(line: string, { program, verb, name }: { program: string; verb: string; name: string }, state: State): string {
  const place = new RegExp(`(\\b${program} (?:-\\S+ |-n \\S+ )*${verb} (?:[^|;&\\n]*? )?)--${name}(?:=(?:true|false))?(?:\\s+|$)`);
  return line.replace(place, (_, before: string) => {
    ask(state, `${program} ${verb} --${name}`, 'version', `${program} ${verb}`);
    return before;
  }).trimEnd();
}
