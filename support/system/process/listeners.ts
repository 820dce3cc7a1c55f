import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

/** Where a TCP socket listens. */
export interface Listening {
  /** `0.0.0.0`, `127.0.0.1`, `::` or `::1`; other IPv6 addresses in the kernel's hexadecimal form. */
  address: string;
  port: number;
}

/** What a process listens on. */
export interface Listener extends Listening {
  pid: number;
}

interface Socket extends Listening {
  inode: string;
}

/**
 * All listeners on this machine that this user may see; none if the system has no /proc. `lsof` shows the same, but a bare Debian lacks it.
 * See proc(5), /proc/net/tcp: state 0A is LISTEN, the tenth field is the inode.
 */
export function listeners(): Listener[] {
  const sockets = socketsOf(process.pid);
  const holders = holdersOf(new Set(sockets.map(({ inode }) => inode)));
  return sockets.flatMap(({ inode, address, port }) => (holders.get(inode) ?? []).map((pid) => ({ pid, address, port })));
}

/** All listening sockets in the network of this process. */
export function listeningBeside(pid: number): Listening[] {
  return socketsOf(pid).map(({ address, port }) => ({ address, port }));
}

function socketsOf(pid: number): Socket[] {
  return ['tcp', 'tcp6'].flatMap((table) => readLines(`/proc/${pid}/net/${table}`)).flatMap(socketOf);
}

function socketOf(line: string): Socket[] {
  const fields = line.trim().split(/\s+/);
  const [address = '', port = ''] = fields[1]?.split(':') ?? [];
  return fields[3] === '0A' ? [{ inode: fields[9] ?? '', address: addressOf(address), port: Number.parseInt(port, 16) }] : [];
}

/** The kernel writes each group of four bytes in the byte order of the machine. */
function addressOf(hex: string): string {
  if (/^0+$/.test(hex)) return hex.length > 8 ? '::' : '0.0.0.0';
  if (/^0{24}01000000$/.test(hex)) return '::1';
  return hex.length > 8 ? hex : (hex.match(/../g) ?? []).reverse().map((byte) => Number.parseInt(byte, 16)).join('.');
}

function holdersOf(inodes: ReadonlySet<string>): Map<string, number[]> {
  const holders = new Map<string, number[]>();
  for (const pid of pids()) {
    for (const file of openFiles(pid)) {
      const inode = /^socket:\[(\d+)\]$/.exec(file)?.[1];
      if (inode && inodes.has(inode)) holders.set(inode, [...(holders.get(inode) ?? []), pid]);
    }
  }
  return holders;
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').slice(1);
  } catch {
    return [];
  }
}

function pids(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter((pid) => pid > 0);
  } catch {
    return [];
  }
}

function openFiles(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => readlink(`/proc/${pid}/fd/${fd}`));
  } catch {
    return [];
  }
}

function readlink(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return '';
  }
}
