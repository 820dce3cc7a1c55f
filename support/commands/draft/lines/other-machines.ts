import { kindOf } from '../../../vocabulary/shell/observes';
import type { Command } from '../../../text/lab-text';
import { todo, type Drafted } from '../drafted';
import type { State } from '../state';

const NODE = /^(?:[\w-]+@)?(?:(?:[\w-]+-)?(?:node|worker|master|control-?plane|minion)(?:[-_.]?[\w.-]*)|\$\{?\w*NODE\w*\}?|<[^<>]*node[^<>]*>)$/i;
const SHELL = /^(?:sudo )?(?:ssh((?: -[A-Za-z](?: [^\s-]\S*)?)*) (\S+|<[^<>]+>)|(minikube(?: (?:-p|--profile)[= ]\S+)? ssh(?: (?:-[pn]|--profile|--node)[= ][^\s-]\S*)*)|vagrant ssh(?: [\w-]+)?|multipass shell(?: [\w-]+)?)$/;
/** A node of kind is a container: `docker exec -it kind-worker2 bash`. */
const IN_NODE = /^docker exec(?: -\S+)* ([\w.-]*(?:-worker\d*|-control-plane\d*)) (.+)$/s;
const IS_SHELL = /^(?:\/usr)?(?:\/bin\/)?(?:ba)?sh$/;
const REQUEST = /\b(?:curl|wget|ping|nc|telnet|nslookup|dig)\b/;
const LEAVES = /^(?:exit|logout)\b/;

/** A line that goes to another machine: what is typed there, up to `exit`, is not typed into the run's. Undefined for any other line, and if nobody could say what the machine is to the lab. */
export function toMachine(text: string, state: State): Partial<Drafted> | undefined {
  const [, options = '', host = '', ofCluster] = SHELL.exec(text.trim()) ?? [];
  if (ofCluster !== undefined || NODE.test(host)) return opensOnNode(text, state);
  const [, node, command = ''] = IN_NODE.exec(text.trim()) ?? [];
  if (node !== undefined && !state.containers.some(({ name }) => name === node)) return IS_SHELL.test(command) ? opensOnNode(text, state) : onNode({ text: command, line: state.line }, state);
  const [, from, to] = / -L ?(\d+):(?:localhost|127\.0\.0\.1):(\d+)/.exec(options) ?? [];
  if (from !== undefined) return from === to ? leftOut(state.line, 'it brings a port to the machine that the reader sits at', text) : undefined;
  const isFirst = state.objects.size + state.containers.length + state.named.size === 0;
  return host !== '' && isFirst ? leftOut(state.line, 'it goes to the machine where the lab is done, which the run has', text) : undefined;
}

function opensOnNode(text: string, state: State): Partial<Drafted> {
  state.shell = { step: '', isOfNode: true };
  return leftOut(state.line, 'it opens a shell on a machine of the cluster', text);
}

/** A line that is typed on a machine of the cluster: what only looks there changes nothing for the lab. */
export function onNode({ text, line }: Pick<Command, 'text' | 'line'>, state: State): Partial<Drafted> {
  if (LEAVES.test(text)) {
    state.shell = undefined;
    return leftOut(line, 'it leaves the machine of the cluster', text);
  }
  return !REQUEST.test(text) && onlyLooks(text.replace(/^sudo /, '')) ? leftOut(line, 'it looks at a machine of the cluster', text) : { lines: [todo(line, `it is typed on a machine of the cluster, which all runs share: ${text.split('\n')[0] ?? ''}`)], outcome: 'todo' };
}

function onlyLooks(text: string): boolean {
  try {
    return kindOf(text).acts === undefined;
  } catch {
    return false;
  }
}

function leftOut(line: number, why: string, text: string): Partial<Drafted> {
  return { lines: [{ comment: `line ${line}, left out (${why}): ${text.split('\n')[0] ?? ''}` }], outcome: 'left out' };
}
