import path from 'node:path/posix';
import type { Stray } from './strays';

/** What an image contains, as far as its Dockerfile shows. */
export interface Stage {
  /** The image at the start of the chain, even with other stages in between. */
  base: string;
  name: string | undefined;
  workingFolder: string;
  /** Folders that certainly exist. */
  folders: Set<string>;
  /** Where each file of the student's folder was copied to. */
  places: Map<string, Set<string>>;
  /** The user for the instructions that follow; root by default. */
  user: string;
  /** Each RUN that contributes to the image. */
  runs: Run[];
  /** COPY and ADD, as written. */
  copies: string[];
  /** A program may have moved or unpacked files; only the built image shows where they are. */
  isMoved: boolean;
  entrypoint: CommandForm | undefined;
  command: CommandForm | undefined;
  /** Whether this stage sets the command itself. */
  hasCommand: boolean;
  variables: Map<string, string>;
  /** Instructions that are written in the file but do not reach the image. */
  strays?: ReadonlyMap<string, Stray>;
}

export interface Run {
  text: string;
  commands: string[][];
  user: string;
  /** Folders mounted for this RUN only: nothing written there stays in the image. */
  mounted: string[];
}

/** `exec` is the form in brackets; the shell form runs under `/bin/sh -c` and drops the arguments of CMD. */
export interface CommandForm {
  form: 'exec' | 'shell';
  words: string[];
  text: string;
}

/** The folders of Debian, on which the images are based. */
const USUAL = ['/', '/bin', '/boot', '/dev', '/etc', '/home', '/lib', '/media', '/mnt', '/opt', '/proc', '/root', '/run', '/sbin', '/srv', '/sys', '/tmp', '/usr', '/usr/bin', '/usr/lib', '/usr/local', '/usr/local/bin', '/usr/local/lib', '/usr/share', '/usr/src', '/var', '/var/lib', '/var/log', '/var/tmp'];

/** A stage that starts from an external image. */
export function newStage(base: string, name?: string): Stage {
  return { base, name, workingFolder: '/', user: 'root', folders: new Set(USUAL), places: new Map(), runs: [], copies: [], isMoved: false, entrypoint: undefined, command: undefined, hasCommand: false, variables: new Map() };
}

/** A stage that starts from another stage. */
export function continued(stage: Stage, name?: string): Stage {
  const places = new Map([...stage.places].map(([file, where]) => [file, new Set(where)]));
  return { ...stage, name, places, folders: new Set(stage.folders), runs: [...stage.runs], copies: [...stage.copies], hasCommand: false, variables: new Map(stage.variables) };
}

export function addFolder(stage: Stage, folder: string): void {
  for (let at = folder; !stage.folders.has(at); at = path.dirname(at)) stage.folders.add(at);
}

export function place(stage: Stage, file: string, where: string): void {
  // The copied file replaces the file that was there.
  for (const places of stage.places.values()) places.delete(where);
  stage.places.set(file, (stage.places.get(file) ?? new Set()).add(where));
}
