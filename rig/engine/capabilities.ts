import { readdirSync, readFileSync } from 'node:fs';

const CAP_SYS_RESOURCE = 24;

/** Whether a capability is in the bounding set of a /proc/PID/status; undefined if it shows none. */
export function mayGive(status: string, capability: number): boolean | undefined {
  const set = /^CapBnd:\s*([0-9a-f]+)$/m.exec(status)?.[1];
  return set === undefined ? undefined : ((BigInt(`0x${set}`) >> BigInt(capability)) & 1n) === 1n;
}

/**
 * Whether this machine's engine lacks what runc wants to give to a privileged container. The engine's own bounding set counts; before
 * there is one, labspec's, from which it will be started. An engine elsewhere (a virtual machine, another host) has all.
 */
export function lacksSysResource(engineAnswers: boolean): boolean {
  const pid = processNamed('dockerd');
  if (engineAnswers && pid === undefined) return false;
  return mayGive(read(`/proc/${pid ?? 'self'}/status`), CAP_SYS_RESOURCE) === false;
}

/** The ID of a running process with this name; undefined if there is none, or no /proc. */
export function processNamed(name: string): number | undefined {
  const all = entries('/proc').filter((entry) => /^\d+$/.test(entry));
  const found = all.find((pid) => read(`/proc/${pid}/comm`).trim() === name);
  return found === undefined ? undefined : Number(found);
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
