import { meantProgram } from '../../../vocabulary/shell/misspelt-program';
import { kindOf } from '../../../vocabulary/shell/observes';
import { pathOutside } from '../../../vocabulary/shell/outside';
import { parseLines } from '../../../vocabulary/shell/parse-lines';
import { mustStay } from '../../../vocabulary/shell/typed-lines';
import { isProgram } from '../../../text/programs';
import type { State } from '../state';
import { unknownValue } from './variables';

/** What shells and every Linux have, beside the programs that labs are about. */
const OF_SHELLS = new Set(
  `complete compgen compopt shopt enable dirs suspend times logout unalias bind set local read declare typeset shift trap return let wait pushd popd readonly getopts umask ulimit bg fg jobs disown break continue builtin hash caller mapfile select do done then fi else elif in
  basename dirname readlink realpath expr bc tac nl column fold rev paste join comm shuf split mktemp install sync nproc arch groups getent tput stty od hexdump xxd perl ruby php dd truncate fallocate
  cksum sha1sum sha512sum base32 strings script tail yes cmp patch ed fmt pr expand iconv locale man info less xclip pbcopy kubectl-ns kubectl-ctx labspec bzip2 xz zcat zgrep cal factor logger last lscpu lsmod mkfifo mknod nice numfmt pidof pmap renice runuser setsid tty unlink users vmstat w who whereis`
    .split(/\s+/),
);
const OF_NODES = /(?:^|[\s=@:])(?:~|\$HOME)?\/?(?:\.minikube\/|etc\/(?:kubernetes|cni|containerd)\/|var\/(?:lib\/(?:kubelet|etcd|containerd|rancher)|log\/(?:pods|containers))(?:\/|\s|$))/;

/** Why a line is about the machine and not about the lab: it changes files of the system, or only looks at what nodes have. /etc/hosts is for the reader's own requests. */
export function whyOfMachine(text: string): string | undefined {
  const place = pathOutside(text, '/the/home/of/the/run') ?? '';
  if (/^\/(?:etc|usr|lib|var\/lib|opt\/cni|boot)\//.test(place) && !/^\/etc\/hosts/.test(place)) return 'it sets up a machine, and labspec brings the cluster';
  return OF_NODES.test(text) && !/\bkubectl\b|\bdocker\b/.test(text) && kindOf(text).acts === undefined ? 'it looks at a machine of the cluster' : undefined;
}

/** What `labspec lint` would say of a line. */
export function cannotRun(text: string, state: State): string | undefined {
  try {
    mustStay(text, '/the/home/of/the/run');
  } catch {
    return 'it changes files outside of the run’s folder';
  }
  if (OF_NODES.test(text)) return 'it reads a file of a machine of the cluster';
  const { commands, functions } = parseLines(text);
  const misspelt = commands.flatMap(([program]) => program ?? []).find((name) => !functions.includes(name) && meantProgram(name) !== undefined);
  if (misspelt !== undefined) return `there is no program ${misspelt} here`;
  for (const name of functions) state.functions.add(name);
  const missing = commands.flatMap(([program]) => program ?? []).find((name) => !state.functions.has(name) && !isEverywhere(name));
  if (missing !== undefined) return `the reader’s machine must have the program ${missing}`;
  const unknown = unknownValue(text, state);
  return unknown === undefined ? undefined : `nothing in the text gives $${unknown} a value`;
}

/** Whether every machine for labs has a program, or the shell itself; scripts are files. */
function isEverywhere(name: string): boolean {
  return isProgram(name) || OF_SHELLS.has(name) || !/^[A-Za-z][\w-]*$/.test(name);
}

/** A loop that changes something until somebody ends it: nothing after it would be typed. */
export function goesOnActing(text: string): string | undefined {
  const { hasEndlessLoop, hasJobs } = parseLines(text);
  return hasEndlessLoop && !hasJobs && kindOf(text).acts !== undefined ? 'it goes on until somebody ends it' : undefined;
}
