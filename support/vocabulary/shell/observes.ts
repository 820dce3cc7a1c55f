import { basename } from 'node:path';
import { parseLines, type Word } from './parse-lines';
import { ACTING_OPTIONS, ENDING, ENDLESS, LOOKING, OPTIONS_WITH_VALUE, READERS, RUNNERS, SHELLS } from './programs';

/** What is known about a line before it runs. */
export interface Kind {
  /** What makes it act: a command, or a file that it writes; undefined if the line only looks. */
  acts?: string;
  /** Whether it goes on until somebody ends it: `kubectl get pods -w`. */
  isEndless: boolean;
}

/** Whether a line only looks, or acts. Unknown programs act. @throws AuthorError if bash cannot read it */
export function kindOf(text: string): Kind {
  const { commands, written, functions, hasJobs, hasEndlessLoop } = parseLines(text);
  const acting = commands.find((words) => !onlyLooks(words, functions));
  const file = written.find((name) => name === undefined || !/^\/dev\/(?:null|stdout|stderr|tty)$/.test(name));
  const isEndless = hasEndlessLoop || commands.some(goesOn);
  if (acting) return { acts: shown(acting), isEndless };
  if (written.includes(file)) return file === undefined && !written.includes(undefined) ? { isEndless } : { acts: `> ${file ?? '...'}`, isEndless };
  return hasJobs ? { acts: '&', isEndless } : { isEndless };
}

/** @param functions that the same lines define: their commands are looked at on their own */
function onlyLooks(words: readonly Word[], functions: readonly string[]): boolean {
  const [program, ...rest] = words;
  if (program === undefined) return false;
  const name = basename(program);
  if (functions.includes(name) || (rest.length === 1 && ['--help', '-h', '--version'].includes(rest[0] ?? ''))) return true;
  if (ACTING_OPTIONS[name] && rest.some((word) => word !== undefined && ACTING_OPTIONS[name]?.test(word) && !isDiscarded(name, word, rest))) return false;
  if (SHELLS.has(name)) return shellLooks(rest, functions);
  if (RUNNERS.has(name)) return runnerLooks(name, rest, functions);
  if (LOOKING[name]) return verbLooks(name, rest, functions);
  return READERS.has(name) || ['find', 'sed', 'yq', 'curl', 'wget'].includes(name) && (name !== 'wget' || toStandardOutput(rest));
}

/** `curl -o /dev/null` writes nothing. `curl -X GET` asks for what it would ask for anyway. */
function isDiscarded(program: string, option: string, rest: readonly Word[]): boolean {
  if (program !== 'curl') return false;
  const value = /^(?:-o|-X|--output|--request)$/.test(option) || /^-[a-zA-Z]+[oX]$/.test(option) ? rest[rest.indexOf(option) + 1] : /^(?:-o|-X|--output=|--request=)(.+)$/.exec(option)?.[1];
  return value !== undefined && ['/dev/null', '-', 'GET', 'HEAD'].includes(value);
}

function toStandardOutput(rest: readonly Word[]): boolean {
  return rest.some((word, index) => (/^-[a-zA-Z]*O-$/.test(word ?? '') || ((/^-[a-zA-Z]*O$/.test(word ?? '') || word === '--output-document') && ['-', '/dev/null'].includes(rest[index + 1] ?? '')) || /^--output-document=(?:-|\/dev\/null)$/.test(word ?? '') || word === '--spider')) && !rest.some((word) => /^--(?:post|method|body)/.test(word ?? ''));
}

/** `sh -c TEXT`: as the text does. A script may do anything. */
function shellLooks(rest: readonly Word[], functions: readonly string[]): boolean {
  const text = textOfShell(rest);
  if (text === undefined) return false;
  return parseLines(text).commands.every((words) => onlyLooks(words, functions)) && kindOf(text).acts === undefined;
}

function textOfShell(rest: readonly Word[]): Word {
  const at = rest.findIndex((word) => /^-[a-z]*c$/.test(word ?? ''));
  return at < 0 ? undefined : rest[at + 1];
}

/** `timeout 5 COMMAND`, `xargs -n 1 COMMAND`: as the command does. */
function runnerLooks(name: string, rest: readonly Word[], functions: readonly string[]): boolean {
  if (name === 'eval') return rest.length === 1 && rest[0] !== undefined && kindOf(rest[0]).acts === undefined;
  const start = rest.findIndex((word, index) => word === undefined || !(word.startsWith('-') || /^\d+(?:\.\d+)?[smh]?$/.test(word) || /^\w+=/.test(word) || /^-[a-zA-Z]$/.test(rest[index - 1] ?? '') && name === 'xargs' && /^(?:\{\}|%)$/.test(word)));
  if (start < 0) return name !== 'sudo' && name !== 'eval';
  if (name === 'command' && ['-v', '-V'].includes(rest[0] ?? '')) return true;
  const words = rest.slice(start);
  // It gives them to a shell: `watch 'kubectl get pods | grep web'`
  if (name === 'watch' && words.every((word) => word !== undefined)) return kindOf(words.join(' ')).acts === undefined;
  return onlyLooks(words, functions);
}

/** Programs whose first words say what they do; `exec` runs a command in a container. */
function verbLooks(name: string, rest: readonly Word[], functions: readonly string[]): boolean {
  const words = afterOptions(name, rest);
  const [verb] = words;
  if (verb === undefined) return rest.every((word) => word !== undefined);
  if (rest.some((word) => word === '--help' || word === '-h') && !rest.includes('--')) return true;
  if (name === 'kubectl' && rest.some((word) => /^--dry-run(?:=(?:client|server|true))?$/.test(word ?? ''))) return true;
  if (['kubectl', 'docker', 'crictl'].includes(name) && (verb === 'exec' || (verb === 'container' && words[1] === 'exec') || (verb === 'compose' && words[1] === 'exec'))) return execLooks(name, verb === 'exec' ? words.slice(1) : words.slice(2), functions);
  return LOOKING[name]?.some((known) => known.split(' ').every((word, index) => words[index] === word)) ?? false;
}

function execLooks(name: string, words: readonly Word[], functions: readonly string[]): boolean {
  const command = commandOfExec(name, words);
  return command.length > 0 && onlyLooks(command, functions);
}

function commandOfExec(name: string, words: readonly Word[]): Word[] {
  const dashes = words.indexOf('--');
  if (dashes >= 0) return words.slice(dashes + 1);
  // Without --, the container and then the command come after the options.
  return afterOptions(`${name} exec`, words).slice(1);
}

const EXEC_OPTIONS_WITH_VALUE = ['-c', '--container', '-n', '--namespace', '-e', '--env', '-u', '--user', '-w', '--workdir', '--env-file'];

function afterOptions(name: string, rest: readonly Word[]): Word[] {
  const withValue = OPTIONS_WITH_VALUE[name] ?? (name.endsWith(' exec') ? EXEC_OPTIONS_WITH_VALUE : []);
  let index = 0;
  while (index < rest.length && rest[index]?.startsWith('-') && rest[index] !== '--') index += withValue.includes(rest[index] ?? '') ? 2 : 1;
  const [verb, ...others] = rest.slice(index);
  // Options may also stand between two words of a verb.
  return [verb, ...(name.endsWith(' exec') ? others : skipOptions(others, withValue))];
}

function skipOptions(words: readonly Word[], withValue: readonly string[]): Word[] {
  const [first] = words;
  if (first === undefined || !first.startsWith('-') || first === '--') return [...words];
  return skipOptions(words.slice(withValue.includes(first) ? 2 : 1), withValue);
}

function goesOn([program, ...rest]: readonly Word[]): boolean {
  const name = basename(program ?? '');
  const [verb, ...words] = LOOKING[name] ? afterOptions(name, rest) : [];
  if (['kubectl', 'docker'].includes(name) && verb === 'exec') return goesOn(commandOfExec(name, words));
  if (SHELLS.has(name)) return textGoesOn(rest);
  const said = [name, verb, ...(verb === 'container' ? words.slice(0, 1) : [])].filter(Boolean).join(' ');
  const ending = ENDING[said];
  if (ending) return !rest.some((word) => ending.test(word ?? ''));
  return rest.some((word) => ENDLESS[said]?.test(word ?? '') ?? false) || (said === 'docker compose' && followsOfCompose(words));
}

/** `sh -c 'while true; do ...'` */
function textGoesOn(rest: readonly Word[]): boolean {
  const text = textOfShell(rest);
  return text !== undefined && kindOf(text).isEndless;
}

/** Before `logs`, `-f` names a file. */
function followsOfCompose(words: readonly Word[]): boolean {
  const at = words.indexOf('logs');
  return at >= 0 && words.slice(at).some((word) => /^(?:-f|--follow)$/.test(word ?? ''));
}

function shown(words: readonly Word[]): string {
  return words.map((word) => word ?? '$...').join(' ');
}
