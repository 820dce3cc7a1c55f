import { parseLines, type Word } from '../../../vocabulary/shell/parse-lines';
import { typed, type Line } from '../drafted';
import { waitsForFinalizer } from '../objects/finalizers';
import { SERVER_IMAGES } from '../objects/known-images';
import type { State } from '../state';
import type { Container } from './containers';
import { kubectlLine } from './kubectl-line';
import { afterOptionsOfRun } from './learn-files';

const DETACHED = /^(?:-[a-z]*d[a-z]*|--detach(?:=true)?)$/;
const PORT = /^(?:--publish=|-p)?(?:[\d.]+:)?(\d+):\d+/;

/** A loop in a Pod that never ends by itself. */
const LOOP = /\bwhile\s+(?:true|:|sleep [\d.]+|\[\[? 1 \]\]?)\s*;?\s*do\b(?![^]*\bbreak\b)/;
const ATTACHES = / (?:-(?:it|ti|i|t)|--(?:stdin|tty|attach|rm)(?:=true)?)(?=\s)/g;

/** `kubectl run -it --rm load -- sh -c "while true; ..."`, which its reader watches until they end it: the Pod does the same without them. */
export function withoutLooker(text: string): string {
  const [, line = '', command = ''] = /^(kubectl run\s[^]*?)( -- [^]*)$/.exec(text) ?? [];
  return LOOP.test(command) && / (?:-(?:it|ti|i)|--stdin)(?=\s)/.test(line) ? `${line.replaceAll(ATTACHES, '')}${command}` : text;
}

interface Background {
  text: string;
  before: Line[];
  /** Whether nobody sees what it prints. */
  isSilent?: boolean;
}

/** A way to a Pod, or to the API, which is there as long as the line goes on. */
function isWay(words: readonly Word[]): boolean {
  const line = kubectlLine(words);
  return line !== undefined && ['port-forward', 'proxy'].includes(line.verb) && !line.options.has('help');
}

/** A server that the text runs in the foreground, until its reader ends it or opens another terminal: nothing after it would be typed. Undefined if the line ends by itself. */
export function inBackground(commands: readonly (readonly Word[])[], text: string, state: State): Background | undefined {
  const [words = []] = commands;
  if (commands.length === 1 && isWay(words) && !parseLines(text).hasJobs) return { text: `${text.replace(/\s+#.*$/, '')} > /dev/null &`, before: [{ comment: `line ${state.line}: the text’s reader leaves this open, and goes on in another terminal; here it runs in the background` }], isSilent: true };
  const line = commands.length === 1 ? kubectlLine(words) : undefined;
  if (line && waitsForFinalizer(line, state)) return { text: `${text} > /dev/null &`, before: [{ comment: `line ${state.line}: kubectl waits here until the finalizer has gone; it runs in the background` }], isSilent: true };
  if (words[0] === 'kubectl' && words[1] === 'run' && LOOP.test(words.join(' '))) return { text, before: [{ comment: `line ${state.line}: this goes on in its Pod until somebody ends it` }] };
  const at = words.indexOf('run');
  if (commands.length !== 1 || words[0] !== 'docker' || at < 1 || at > 2 || words.includes('--help')) return undefined;
  const run = words.slice(at + 1);
  const behind = afterOptionsOfRun(run);
  const options = run.slice(0, Math.max(behind, 0));
  const container = state.containers.at(-1);
  if (behind < 0 || container === undefined) return undefined;
  const port = portOf(options);
  const before = freed(port, container, state);
  if (port !== undefined) container.port = port;
  const publishes = options.some((option) => /^(?:-p\d*|-P|--publish|--publish-all)(?:[:=]|$)/.test(option ?? ''));
  const isServer = publishes || (run.length === behind + 1 && SERVER_IMAGES.test(run[behind] ?? ''));
  if (options.some((option) => DETACHED.test(option ?? '')) || !isServer) return { text: withoutTerminal(text, options), before };
  const name = container.name ?? `${container.image.replace(/[:@].*$/, '').split('/').at(-1) ?? 'lab'}-${state.containers.length}`;
  const detached = withoutTerminal(text, options).replace(/\brun\b/, `run --detach${container.name === undefined ? ` --name ${name}` : ''}`);
  Object.assign(container, { name, isEnded: true });
  return { text: detached, before: [...before, { comment: `line ${state.line}: the text’s reader ends this server, or goes on in another terminal; here it runs in the background` }] };
}

/** The reader has ended the server that had the same port. */
function freed(port: string | undefined, own: Container, { containers }: State): Line[] {
  const ended = port === undefined ? undefined : containers.find((one) => one !== own && one.isEnded === true && one.port === port);
  if (ended?.name === undefined) return [];
  ended.isEnded = false;
  return [typed(`docker rm --force ${ended.name}`)];
}

function portOf(options: readonly Word[]): string | undefined {
  return options.map((option, index) => (option !== undefined && (/^(?:-p|--publish)$/.test(options[index - 1] ?? '') || /^(?:-p|--publish=)./.test(option)) ? PORT.exec(option)?.[1] : undefined)).find(Boolean);
}

/** Nobody sits at the terminal of a run. */
function withoutTerminal(text: string, options: readonly Word[]): string {
  if (options.some((option) => DETACHED.test(option ?? ''))) return text;
  return text.replace(/ (?:-it|-ti|-i -t|-t -i|-t|--interactive --tty|--tty --interactive|--tty)(?= )/, '');
}
