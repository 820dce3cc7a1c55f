import { COMMANDS, hasOption, meantCommand, meantOption } from '../../../platform/kubernetes/kubectl-options';
import type { Word } from '../../../vocabulary/shell/parse-lines';
import { ask } from '../asked';
import type { State } from '../state';
import { commandsIn } from './commands-in';
import { kubectlLine } from './kubectl-line';

/** `kubectl create deployment web --replica=3`: the option that is meant, for which the author is asked to change the text. */
export function withOptionsAsMeant(text: string, state: State): string {
  if (!/\bkubectl\b/.test(text)) return text;
  return (commandsIn(text) ?? []).reduce((rest, words) => {
    const found = unknownOption(words);
    const place = new RegExp(`(?<=\\s)--${found?.name ?? ''}(?=[=\\s]|$)`, 'g');
    return found?.meant === undefined ? rest : rest.replaceAll(place, (option) => ask(state, option, 'slip', `--${found.meant ?? ''}`));
  }, text);
}

const OF_ROLLOUT = /^(?:pause|resume|undo|restart)$/;

/** `kubectl descirbe pod web`, `kubectl pause deployment web` */
export function withCommandsAsMeant(text: string, state: State): string {
  return text.replaceAll(/(?<=\bkubectl (?:-n \S+ |--namespace[= ]\S+ )?)([a-z-]+)(?=\s|$)/g, (word) => {
    const meant = OF_ROLLOUT.test(word) ? `rollout ${word}` : meantCommand(word);
    return meant === undefined ? word : ask(state, `kubectl ${word}`, 'slip', meant);
  });
}

/** Why a line of kubectl cannot run on each reader's machine; undefined for kubectl's own commands. */
export function whyOfPlugin(verb: string): string | undefined {
  return /^[a-z][a-z-]+$/.test(verb) && !COMMANDS.includes(verb) ? `kubectl ${verb} is of a plugin, which the reader’s machine must have` : undefined;
}

/** Why a line of kubectl cannot run; undefined if it has only options that kubectl knows. */
export function whyUnknownOption(words: readonly Word[]): string | undefined {
  const found = unknownOption(words);
  return found && `kubectl ${found.command} has no option --${found.name}`;
}

function unknownOption(words: readonly Word[]): { command: string; name: string; meant: string | undefined } | undefined {
  const line = kubectlLine(words);
  if (!line || line.verb === '') return undefined;
  const dashes = words.indexOf('--');
  const kinds = line.kinds.map((kind) => kind.toLowerCase());
  const command = (line.verb === 'create' ? [line.verb, ...kinds, line.second] : [line.verb, line.second, ...kinds]).filter(Boolean);
  const names = words.slice(1, dashes < 0 ? undefined : dashes).flatMap((word) => /^--([a-z][\w-]*)(?:=|$)/i.exec(word ?? '')?.[1] ?? []);
  const name = names.find((one) => !hasOption(command, one));
  return name === undefined ? undefined : { command: line.verb, name, meant: meantOption(command, name) };
}
