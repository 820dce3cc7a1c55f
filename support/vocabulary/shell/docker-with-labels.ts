import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownDockerLabels } from '../../ownership/labels';
import { BUILD_ENVIRONMENT, BUILD_LIMITS, CONTAINER_LIMITS } from '../../platform/sandbox/limits';
import type { Run } from '../../runtime/run';
import { quoted } from '../../system/command/quoted';

/** Puts the labels of the run, and limits, after the words that make something, and leaves all else as it was typed. */
const script = (docker: string, limits: Limits): string => `#!/bin/bash
labels=(${ownDockerLabels().map(quoted).join(' ')})
container=(${limits.container.map(quoted).join(' ')})
build=(${limits.build.map(quoted).join(' ')})
${Object.entries(limits.environment).map(([name, value]) => `export ${name}=${quoted(value)}`).join('\n')}
case "$1 $2" in
  'container run' | 'container create') exec ${quoted(docker)} "$1" "$2" "\${labels[@]}" "\${container[@]}" "\${@:3}" ;;
  'image build' | 'buildx build' | 'builder build') exec ${quoted(docker)} "$1" "$2" "\${labels[@]}" "\${build[@]}" "\${@:3}" ;;
  'network create' | 'volume create') exec ${quoted(docker)} "$1" "$2" "\${labels[@]}" "\${@:3}" ;;
esac
case "$1" in
  run | create) exec ${quoted(docker)} "$1" "\${labels[@]}" "\${container[@]}" "\${@:2}" ;;
  build) exec ${quoted(docker)} "$1" "\${labels[@]}" "\${build[@]}" "\${@:2}" ;;
esac
exec ${quoted(docker)} "$@"
`;

interface Limits {
  container: readonly string[];
  build: readonly string[];
  environment: Record<string, string>;
}

const NONE: Limits = { container: [], build: [], environment: {} };
const OF_STRANGERS: Limits = { container: CONTAINER_LIMITS, build: BUILD_LIMITS, environment: BUILD_ENVIRONMENT };

/**
 * Writes a `docker` that labels what it makes, so that it is known whose it is; a stranger's programs also get limits.
 * @param docker the program that it calls @returns the folder for PATH
 */
export function dockerWithLabels(folder: string, docker: string, { runsUntrustedCode }: Pick<Run, 'runsUntrustedCode'>): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'docker'), script(docker, runsUntrustedCode ? OF_STRANGERS : NONE));
  chmodSync(join(bin, 'docker'), 0o755);
  return bin;
}
