import type { Word } from '../../../vocabulary/shell/parse-lines';
import { isStep, then, type Claim, type Drafted, type Step } from '../drafted';
import { commandsIn } from '../lines/commands-in';
import { kubectlLine, type KubectlLine } from '../lines/kubectl-line';
import { podForOnce } from '../lines/made-by-flags';
import { variable } from '../lines/remembered';
import { called, keyOf, type Manifest } from '../objects/object-claims';
import { podLabelsOf } from '../objects/selected';
import { isWayClosed } from '../objects/way-to-service';
import { runnerOf, type State } from '../state';

/** A request from a Pod to a service of the text. */
export interface Request {
  /** Undefined if the Pod goes with its line. */
  from: Manifest | undefined;
  labels: Record<string, string>;
  service: string;
  port: number | undefined;
  url: string;
}

/** What network policies of the text make of a request: undefined if that cannot be said; else its Thens, `[]` if it is answered. */
export function guardedBy(request: Request, item: Drafted, state: State): Step[] | undefined {
  const isClosed = isWayClosed(request.labels, request, state);
  if (isClosed !== true) return isClosed === undefined ? undefined : [];
  const ends = exitOf(item.text);
  if (!request.from) return ends === undefined ? undefined : [then(`the exit code is ${ends}`)];
  return [then(`${called(request.from.kind, request.from.metadata?.name ?? '')} does not reach "${request.url}"`, wayOf(request.from))];
}

function wayOf({ kind, metadata: { name = '' } = {} }: Manifest): Claim {
  return { objects: [keyOf(kind, name)], aspect: 'way' };
}

/** A request whose Thens hold until policies, or the labels of its Pod, change. */
export function onItsWay(item: Drafted, from: Manifest | undefined): Drafted {
  return from ? { ...item, lines: item.lines.map((line) => (isStep(line) && line.keyword === 'Then' && !line.claim ? { ...line, claim: wayOf(from) } : line)) } : item;
}

/** The request of a line whose steps have been drafted; undefined if it is none. */
export function requestOf(item: Drafted, state: State): Request | undefined {
  if (!/\b(?:wget|curl)\b/.test(item.text)) return undefined;
  const typed = typedIn(item);
  const commands = typed === undefined ? [] : (commandsIn(typed.text) ?? []);
  const line = commands.flatMap((words) => kubectlLine(words) ?? []).at(-1);
  const shell = /^I open a shell in (?:container "[^"]+" of )?pod "([^"]+)"$/.exec(state.shell?.step ?? '')?.[1];
  if (typed?.isInShell === true) return shell === undefined ? undefined : asked(commands[0] ?? [], state.shell?.pod ?? state.objects.get(keyOf('Pod', shell)) ?? runnerOf(state, shell), state);
  if (line?.verb === 'exec') return asked(unwrapped(line.command), askerOf(line, typed?.text ?? '', state), state);
  if (line?.verb !== 'run' || !line.options.has('rm')) return undefined;
  const pod = podForOnce(line);
  const request = pod && asked(unwrapped(line.command), pod, state);
  return request && { ...request, from: undefined };
}

function typedIn({ lines }: Drafted): { text: string; isInShell: boolean } | undefined {
  const last = lines.filter(isStep).filter(({ keyword }) => keyword === 'When').at(-1);
  const [, how = '', text] = /^I (type|run|look with)(?: "(.*)")?$/.exec(last?.text ?? '') ?? [];
  return how === '' ? undefined : { text: text ?? last?.docString ?? '', isInShell: how === 'type' };
}

/** The command within `sh -c "..."` and `timeout 5 ...`. */
function unwrapped(words: readonly Word[]): readonly Word[] {
  if (/^(?:\/bin\/)?(?:ba|a|da)?sh$/.test(words[0] ?? '') && words[1] === '-c') return unwrapped(commandsIn(words[2] ?? '')?.[0] ?? []);
  return words[0] === 'timeout' ? words.slice(words.findIndex((word, index) => index > 0 && /^\d+s?$/.test(word ?? '')) + 1) : words;
}

/** The object that a line asks from, also by a variable with the name of a Pod of it. */
function askerOf(line: KubectlLine, text: string, state: State): Manifest | undefined {
  const [target] = line.targets;
  if (target) return state.objects.get(keyOf(target.kind, target.name)) ?? runnerOf(state, target.name);
  const name = /\sexec\s(?:-\S+\s|--stdin\s|--tty\s)*["']?\$\{?(\w+)/.exec(text)?.[1];
  const key = name === undefined ? undefined : state.podsIn.get(name);
  return key === undefined ? state.runners.filter((runner) => variable(runner.metadata?.name ?? '') === name).at(-1) : state.objects.get(key);
}

const ADDRESS = /^(?:http:\/\/)?([a-z][a-z0-9-]*)(?:\.[a-z0-9-]+(?:\.svc(?:\.cluster\.local)?)?)?(?::(\d+))?(\/\S*)?$/;

function asked(words: readonly Word[], from: Manifest | undefined, { objects }: State): Request | undefined {
  const labels = from && podLabelsOf(from);
  if (!labels || !/^(?:\/usr\/bin\/)?(?:wget|curl)$/.test(words[0] ?? '')) return undefined;
  const addresses = words.slice(1).map((word) => ADDRESS.exec(word ?? '') ?? []);
  const [, service, port, path = ''] = addresses.filter(([, host = '']) => objects.has(keyOf('Service', host))).at(-1) ?? [];
  if (service === undefined) return undefined;
  return { from, labels, service, port: port === undefined ? undefined : Number(port), url: `http://${service}${port === undefined ? '' : `:${port}`}${path}` };
}

/** How a request ends that nobody answers within its own time. */
function exitOf(text: string): number | undefined {
  if (/\|\|/.test(text)) return undefined;
  if (/\bcurl\b.*\s(?:-\w*m ?\d|--max-time|--connect-timeout)/.test(text)) return 28;
  return /\bwget\b.*\s(?:-T ?\d|--timeout)/.test(text) ? 1 : undefined;
}
