import path from 'node:path/posix';
import type { Stray } from './strays';

/** What an image holds, as far as its Dockerfile tells. */
export interface Stage {
  /** The image that all begins with, also where stages stand between. */
  base: string;
  name: string | undefined;
  workingFolder: string;
  /** Folders that are there for sure. */
  folders: Set<string>;
  /** Where each file of the student's folder was copied to. */
  places: Map<string, Set<string>>;
  /** Who runs what follows; root where it is not said. */
  user: string;
  /** Each RUN of what the image is made of, as the commands that it runs. */
  runs: Run[];
  /** COPY and ADD as they are written. */
  copies: string[];
  /** A program has moved or unpacked files: where they are then, the built image knows. */
  isMoved: boolean;
  entrypoint: CommandForm | undefined;
  command: CommandForm | undefined;
  /** Whether the command is this stage's own. */
  hasCommand: boolean;
  variables: Map<string, string>;
  /** Of instructions that it does not have, though they are written: where they stand. */
  strays?: ReadonlyMap<string, Stray>;
}

export interface Run {
  text: string;
  commands: string[][];
  user: string;
  /** Folders that are mounted for this RUN only, so that nothing stays of what is written there. */
  mounted: string[];
}

/** `exec` is the form with brackets; the shell form runs under `/bin/sh -c` and drops the arguments of CMD. */
export interface CommandForm {
  form: 'exec' | 'shell';
  words: string[];
  text: string;
}

/** Folders of Debian, on which images are built. */
const USUAL = ['/', '/bin', '/boot', '/dev', '/etc', '/home', '/lib', '/media', '/mnt', '/opt', '/proc', '/root', '/run', '/sbin', '/srv', '/sys', '/tmp', '/usr', '/usr/bin', '/usr/lib', '/usr/local', '/usr/local/bin', '/usr/local/lib', '/usr/share', '/usr/src', '/var', '/var/lib', '/var/log', '/var/tmp'];

/** A stage that begins with an image from outside. */
export function newStage(base: string, name?: string): Stage {
  return { base, name, workingFolder: '/', user: 'root', folders: new Set(USUAL), places: new Map(), runs: [], copies: [], isMoved: false, entrypoint: undefined, command: undefined, hasCommand: false, variables: new Map() };
}

/** A stage that begins where another has ended. */
export function continued(stage: Stage, name?: string): Stage {
  const places = new Map([...stage.places].map(([file, where]) => [file, new Set(where)]));
  return { ...stage, name, places, folders: new Set(stage.folders), runs: [...stage.runs], copies: [...stage.copies], hasCommand: false, variables: new Map(stage.variables) };
}

export function addFolder(stage: Stage, folder: string): void {
  for (let at = folder; !stage.folders.has(at); at = path.dirname(at)) stage.folders.add(at);
}

export function place(stage: Stage, file: string, where: string): void {
  // What is copied there hides what was there.
  for (const places of stage.places.values()) places.delete(where);
  stage.places.set(file, (stage.places.get(file) ?? new Set()).add(where));
}
