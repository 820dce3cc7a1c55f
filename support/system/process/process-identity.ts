import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

/** The start time of a process, in the system's own format; undefined if there is no such process. The system may reuse a process ID, so the ID alone does not identify a process. */
export function startOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return ps(pid, 'lstart');
  const fields = statFields(pid);
  // A zombie has ended; only its parent does not know yet.
  return fields?.[0] === 'Z' ? undefined : fields?.[19];
}

export function isSameProcess(pid: number, start: string): boolean {
  return startOf(pid) === start;
}

/** The process group; undefined if there is no such process. */
export function groupOf(pid: number): number | undefined {
  const group = process.platform === 'linux' ? statFields(pid)?.[2] : ps(pid, 'pgid');
  return group === undefined ? undefined : Number(group);
}

/** All processes of the machine (at least this user's) with their parents. */
export function allProcesses(): { pid: number; parent: number }[] {
  if (process.platform !== 'linux') return rows(execFileSync('ps', ['-Ao', 'pid=,ppid='], { encoding: 'utf8' }));
  const pids = readdirSync('/proc').map(Number).filter((pid) => pid > 0);
  return pids.map((pid) => ({ pid, parent: Number(statFields(pid)?.[1]) }));
}

function rows(text: string): { pid: number; parent: number }[] {
  return text.trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number)).map(([pid = 0, parent = 0]) => ({ pid, parent }));
}

/** The working folder of a process; undefined if the system does not show it. */
export function folderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

const LONGEST_LINE = 120;

/** The program and its arguments, for people; a long line is cut. */
export function commandLineOf(pid: number): string {
  const line = (process.platform === 'linux' ? readText(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') : ps(pid, 'command'))?.trim() ?? '';
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)} ...` : line;
}

/** The fields of /proc/PID/stat from the third on (state, ppid, pgrp ... starttime): the second may contain spaces. See proc(5). */
function statFields(pid: number): string[] | undefined {
  const text = readText(`/proc/${pid}/stat`);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function ps(pid: number, column: string): string | undefined {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || undefined;
  } catch {
    return undefined;
  }
}
