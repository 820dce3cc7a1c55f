import { checkEqual } from '../assert';
import { TaskFailed } from '../errors';
import { withoutDetours } from './npm-start';
import type { CommandForm, DockerfileFacts } from './read-dockerfile';

const subject = 'Dockerfile';

const look = 'cat Dockerfile';

export function checkBase({ base }: DockerfileFacts, image: string): void {
  if (!isLabsBase(base, image)) checkEqual(base, image, { cause: 'other-base', reason: 'The Dockerfile starts from another image', subject, look, next: `write: FROM ${image}` });
}

/** The image itself, or one of the same name with a newer major version: `node:22-slim` for `node:20-slim`. */
export function isLabsBase(base: string | undefined, image: string): boolean {
  return base === image || isNewer(base, image);
}

export function checkCopies({ copies }: DockerfileFacts, files: string[], folder: string): void {
  for (const file of files) {
    if (copies.some(({ sources, destination }) => sources.some((source) => source === file || source === '.' || source === './') && isIn(destination, folder, file))) continue;
    const seen = copies.map(({ sources, destination }) => `COPY ${sources.join(' ')} ${destination}`).join('\n') || 'no COPY';
    throw new TaskFailed({ cause: 'file-not-copied', reason: `The Dockerfile does not copy ${file} to ${folder}`, subject, seen, look, next: `write: COPY ${file} ${folder}/` });
  }
}

export function checkWorkingFolder({ workingFolder }: DockerfileFacts, folder: string): void {
  checkEqual(workingFolder, folder, { cause: 'other-working-folder', reason: 'The Dockerfile works in another folder', subject, look, next: `write: WORKDIR ${folder}` });
}

export function checkRuns({ runs }: DockerfileFacts, command: string): void {
  if (runs.some((run) => run.replaceAll(/\s+/g, ' ').includes(command))) return;
  throw new TaskFailed({ cause: 'command-not-run', reason: `The Dockerfile does not run ${command}`, subject, look, seen: runs.map((run) => `RUN ${run}`).join('\n') || 'no RUN', next: `write: RUN ${command}` });
}

/** The lists must go in the same RUN: what a later one removes is still in the layer below. */
export function checkListsRemoved({ runs }: DockerfileFacts, command: string): void {
  const run = runs.find((text) => text.includes(command)) ?? '';
  if (/\brm\s+-\w*r\w*\s+\/var\/lib\/apt\/lists\b/.test(run)) return;
  const next = `write: RUN ${command} && rm -rf /var/lib/apt/lists/*`;
  throw new TaskFailed({ cause: 'package-lists-kept', reason: 'The Dockerfile does not remove the package lists in the RUN that fetches them', subject, look, seen: run ? `RUN ${run}` : `no RUN ${command}`, next });
}

export function checkEntrypoint({ entrypoint }: DockerfileFacts, words: string): void {
  checkCommand(entrypoint && { ...entrypoint, words: withoutDetours(entrypoint.words) }, 'ENTRYPOINT', words);
}

export function checkDefaultArgument({ command }: DockerfileFacts, words: string): void {
  checkCommand(command, 'CMD', words);
}

function checkCommand(actual: CommandForm | undefined, instruction: string, words: string): void {
  const wanted = `${instruction} ${JSON.stringify(words.split(' ')).replaceAll('","', '", "')}`;
  const seen = actual && (actual.form === 'exec' ? `${instruction} ${JSON.stringify(actual.words).replaceAll('","', '", "')}` : `${instruction} ${actual.words.join(' ')}`);
  const reason = actual?.form === 'shell' ? `${instruction} is in shell form, so arguments do not reach the program` : `The Dockerfile has another ${instruction}`;
  checkEqual(seen ?? `no ${instruction}`, wanted, { cause: causeOf(actual, instruction), reason, subject, look, next: `write: ${wanted}` });
}

function causeOf(actual: CommandForm | undefined, instruction: string): string {
  const what = instruction === 'CMD' ? 'default-argument' : 'entrypoint';
  if (!actual) return `no-${what}`;
  return actual.form === 'shell' ? 'shell-form' : `other-${what}`;
}

function isNewer(base: string | undefined, image: string): boolean {
  const [name = '', version] = versionOf(image);
  const [otherName, otherVersion] = versionOf(base ?? '');
  return name !== '' && name === otherName && Number(otherVersion) > Number(version);
}

/** `node:20-slim` -> `node`, `20`. */
function versionOf(image: string): string[] {
  return /^(?:docker\.io\/library\/)?([^:]+):(\d+)/.exec(image)?.slice(1) ?? [];
}

function isIn(destination: string, folder: string, file: string): boolean {
  return destination === folder || destination === `${folder}/${file}`;
}
