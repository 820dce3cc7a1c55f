import { join } from 'node:path';
import type { Lab } from '../../lab/lab';
import { findProgram } from '../../system/command/programs';
import { dockerWithLabels } from '../../vocabulary/shell/docker-with-labels';
import { guardedEngine } from '../../vocabulary/shell/guarded-engine';
import type { Engine } from './engine';

/** Folders for PATH with a `docker` and a `kind` that reach only what is the proof's own, and label what they make. */
export function engineFolders(home: string, { lab, engine }: { lab: Lab; engine?: Engine }): string[] {
  if (!engine) return [];
  const docker = findProgram('docker');
  const labelled = docker && join(dockerWithLabels(home, docker, { runsUntrustedCode: false }), 'docker');
  return [guardedEngine(home, { docker: labelled, kind: findProgram('kind') }, { prefix: engine.prefix, cluster: lab.cluster.name })];
}
