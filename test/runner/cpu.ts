import { existsSync, mkdirSync, readFileSync, readdirSync, rmdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

const ROOT = '/sys/fs/cgroup';

/** The seconds that all processors of this machine have worked in total since it started. */
export function machineCpuSeconds(): number {
  return cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0) / 1000;
}

/** A control group: it measures the processor time of one test machine, with all its containers. */
export class ControlGroup {
  private constructor(readonly name: string) {}

  static called(name: string): ControlGroup {
    return new ControlGroup(name);
  }

  static make(name: string): ControlGroup {
    const group = new ControlGroup(name);
    mkdirSync(group.programs, { recursive: true });
    return group;
  }

  /** A process that writes its id to this file joins the group, with all processes that it starts later. */
  get joinFile(): string {
    return join(this.programs, 'cgroup.procs');
  }

  cpuSeconds(): number {
    const folder = join(counting(), this.name);
    // Version 1 counts nanoseconds, version 2 microseconds.
    const usage = join(folder, 'cpuacct.usage');
    if (existsSync(usage)) return Number(readFileSync(usage, 'utf8')) / 1e9;
    return Number(/^usage_usec (\d+)$/m.exec(readFileSync(join(folder, 'cpu.stat'), 'utf8'))?.[1]) / 1e6;
  }

  /** Call it when nothing runs in the group. The engine has made the group in the hierarchies of all controllers. */
  remove(): void {
    for (const { name } of readdirSync(ROOT, { withFileTypes: true })) removeTree(join(ROOT, name, this.name));
    removeTree(join(ROOT, this.name));
  }

  private get programs(): string {
    return join(counting(), this.name, 'programs');
  }
}

/** The hierarchy that counts processor time; version 2 has only one hierarchy. */
function counting(): string {
  return existsSync(join(ROOT, 'cgroup.controllers')) ? ROOT : join(ROOT, 'cpuacct');
}

function removeTree(folder: string): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) if (entry.isDirectory()) removeTree(join(folder, entry.name));
  rmdirSync(folder);
}
