import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownDockerLabels } from '../../ownership/labels';
import { quoted } from '../../system/command/quoted';

/** Puts the labels of the run after the words that make something, and leaves all else as it was typed. */
const script = (docker: string): string => `#!/bin/bash
labels=(${ownDockerLabels().map(quoted).join(' ')})
case "$1 $2" in
  'container run' | 'container create' | 'image build' | 'network create' | 'volume create' | 'buildx build' | 'builder build') exec ${quoted(docker)} "$1" "$2" "\${labels[@]}" "\${@:3}" ;;
esac
case "$1" in
  run | create | build) exec ${quoted(docker)} "$1" "\${labels[@]}" "\${@:2}" ;;
esac
exec ${quoted(docker)} "$@"
`;

/** Writes a `docker` that labels what it makes, so that it is known whose it is. @param docker the program that it calls @returns the folder for PATH */
export function dockerWithLabels(folder: string, docker: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'docker'), script(docker));
  chmodSync(join(bin, 'docker'), 0o755);
  return bin;
}
