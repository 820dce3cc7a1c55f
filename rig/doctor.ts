import { statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import path from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import { messageOf } from '../support/errors/errors';
import { runCommand } from '../support/system/command/run-command';
import { clusterState } from '../support/platform/clusters/kind/cluster-state';
import { NODE_IMAGES } from '../support/platform/clusters/kind/node-image';
import { cacheFolder } from '../support/system/files/cache';
import { findProgram, type Program } from '../support/system/command/programs';
import { lacksSysResource } from './engine/capabilities';
import { engineInfo, type EngineInfo } from './engine/engine-info';
import { localImage } from './images/local-image';
import type { LabNeeds } from './stages';

/** One line of the doctor; a `note` is about something that is missing but not needed now. */
export interface Finding {
  name: string;
  mark: 'good' | 'note' | 'bad';
  text: string;
  /** The next step. */
  next?: string | undefined;
}

/** The space that the rig takes in the worst case: everything built, three nodes running. */
const ROOM = { diskGiB: 15, memoryGiB: 2 };

const UP = 'npx labspec up';

/** Looks at everything that a lab needs, in parallel, and changes nothing. */
export async function examine(needs: LabNeeds): Promise<Finding[]> {
  const [engine, images, nodeImages, programs, cluster, kind, kubectl, go] = await Promise.all([
    engineInfo(), Promise.all(needs.images.map(hasImage)), Promise.all(NODE_IMAGES.map(hasImage)), Promise.all(needs.programs.map(versionOf)), clusterFinding(needs),
    ...(['kind', 'kubectl', 'go'] as const).map(versionOf),
  ]);
  const images_ = needs.images.map((name, i) => imageFinding(name, images[i] === true));
  const lab = [cluster, ...images_].every(({ mark }) => mark === 'good');
  return [
    { name: 'Node', mark: 'good', text: process.version },
    engineFinding(engine),
    programFinding('kind', kind, { needed: true, next: UP }),
    programFinding('kubectl', kubectl, { needed: !lab, next: UP }),
    ...needs.programs.map((name, i) => programFinding(name, programs[i], { needed: true, next: UP })),
    programFinding('go', go, { needed: false, next: 'only needed where labspec must build images itself: install Go 1.24 or later' }),
    ...roomFindings(lab),
    { name: 'cgroups', mark: 'good', text: `version ${cgroupVersion()}` },
    capabilitiesFinding(engine),
    ...images_,
    nodeImageFinding(nodeImages, cluster.mark === 'good'),
    cluster,
  ];
}

/** Whether the lab can run. */
export function ready(findings: readonly Finding[]): boolean {
  return findings.every(({ mark }) => mark !== 'bad');
}

function engineFinding(engine: EngineInfo): Finding {
  const name = 'Docker engine';
  return engine.answers ? { name, mark: 'good', text: engine.version } : { name, mark: 'bad', text: engine.reason, next: UP };
}

/** Something that is missing but not needed now is a note. */
export function programFinding(name: Program, version: string | undefined, { needed, next }: { needed: boolean; next: string }): Finding {
  if (version !== undefined) return { name, mark: 'good', text: version };
  return { name, mark: needed ? 'bad' : 'note', text: needed ? 'not installed' : 'not installed, and not needed now', next };
}

function capabilitiesFinding(engine: EngineInfo): Finding {
  const name = 'capabilities';
  if (!lacksSysResource(engine.answers)) return { name, mark: 'good', text: 'all that a privileged container needs' };
  const text = 'CAP_SYS_RESOURCE is not in the bounding set';
  if (!engine.answers) return { name, mark: 'note', text: `${text}: labspec brings a runtime that makes do`, next: UP };
  if (engine.defaultRuntime !== 'runc') return { name, mark: 'good', text: `${text}; the engine’s runtime ${engine.defaultRuntime} makes do` };
  return { name, mark: 'bad', text: `${text}, so runc starts no privileged container`, next: UP };
}

function imageFinding(name: string, there: boolean): Finding {
  return there ? { name: 'image', mark: 'good', text: name } : { name: 'image', mark: 'bad', text: `${name} is not in the engine`, next: UP };
}

function nodeImageFinding(there: readonly boolean[], clusterIsUp: boolean): Finding {
  const name = NODE_IMAGES.find((_, i) => there[i]);
  if (name) return { name: 'image', mark: 'good', text: name };
  return { name: 'image', mark: clusterIsUp ? 'note' : 'bad', text: `no node image (${NODE_IMAGES.join(' or ')})`, next: UP };
}

async function clusterFinding({ cluster }: LabNeeds): Promise<Finding> {
  try {
    const { healthy, reason } = await clusterState(cluster);
    return { name: 'cluster', mark: healthy ? 'good' : 'bad', text: reason, next: healthy ? undefined : UP };
  } catch (error) {
    return { name: 'cluster', mark: 'bad', text: messageOf(error).split('\n')[0] ?? '', next: UP };
  }
}

/** Too little space is bad only while something is still to be made. */
function roomFindings(lab: boolean): Finding[] {
  const disk = statfsSync(nearestFolder(cacheFolder()));
  const free = { diskGiB: (disk.bavail * disk.bsize) / 2 ** 30, memoryGiB: freeMemory() / 2 ** 30 };
  return [
    roomFinding('disk', free.diskGiB, lab ? 1 : ROOM.diskGiB),
    roomFinding('memory', free.memoryGiB, lab ? 0.25 : ROOM.memoryGiB),
  ];
}

export function roomFinding(name: string, free: number, needed: number): Finding {
  const text = `${free.toFixed(1)} GiB free`;
  return free >= needed ? { name, mark: 'good', text } : { name, mark: 'bad', text: `${text}, ${needed} needed`, next: 'make room' };
}

function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(path.dirname(folder));
}

/** Memory in use as a disk cache is free for programs. */
function freeMemory(): number {
  const file = '/proc/meminfo';
  const kiB = existsSync(file) ? /^MemAvailable:\s+(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
  return kiB === undefined ? freemem() : Number(kiB) * 1024;
}

function cgroupVersion(): 1 | 2 {
  return existsSync('/proc/self/cgroup') && !/^0::/m.test(readFileSync('/proc/self/cgroup', 'utf8')) ? 1 : existsSync('/sys/fs/cgroup/cgroup.controllers') ? 2 : 1;
}

async function hasImage(name: string): Promise<boolean> {
  return (await localImage(name).catch(() => undefined)) !== undefined;
}

const ASK = { kind: ['version', '--quiet'], kubectl: ['version', '--client'], go: ['version'], helm: ['version', '--short'] };

/** The first line of a program's version; undefined if the program is missing. */
async function versionOf(name: keyof typeof ASK): Promise<string | undefined> {
  const program = findProgram(name);
  if (!program) return undefined;
  const record = await runCommand(program, ASK[name], { within: 5 });
  return `${/v?\d+\.\d+(\.\d+)?/.exec(record.stdout)?.[0] ?? 'of unknown version'} (${program})`;
}
