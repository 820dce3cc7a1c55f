import { isEqual } from '../../errors/check-equal';
import { isSameOrNewer } from '../../platform/docker/image-name';
import { TaskFailed, type Mistake } from '../../errors/errors';
import { readInstructions } from './instructions';
import { readDockerfile } from './read-dockerfile';
import { commandsOfWords, isShell, TAKES_SCRIPT } from './run-commands';
import { refusalOf } from './refusals';
import { runsCommand, shortest } from './same-command';
import type { CommandForm, Run, Stage } from './stage';
import { straysOf, type Stray } from './strays';

const told = { subject: 'Dockerfile', look: 'cat Dockerfile' };
const SUDO = /(^|[;&|(]\s*)sudo\s/m;
const INSTALLS_SUDO = /install\b.*\bsudo\b/;
const ROOT = new Set(['', '0', 'root']);
const NEEDS_ROOT = /^(apt|apt-get|apk|dnf|yum)\b/;
const LISTS = '/var/lib/apt/lists';

/**
 * Reads what a Dockerfile means, however it is written.
 * @param base the image that it should start from @param files of its folder that the lab asks about
 * @throws TaskFailed in Docker's own words where Docker would refuse the file
 */
export function checkedDockerfile(text: string, base: string, files: readonly string[] = []): Stage {
  const steps = readInstructions(text);
  const refusal = refusalOf(steps, base);
  if (refusal) throw new TaskFailed(refusal);
  return { ...readDockerfile(steps, files), strays: straysOf(text, steps) };
}

export function checkBase({ base }: Stage, image: string): void {
  if (isSameOrNewer(base, image)) return;
  throw new TaskFailed({ ...told, cause: 'other-base', reason: `The Dockerfile does not start from ${image} or a newer version`, expected: image, seen: base, next: `write: FROM ${image}` });
}

/** Files that a RUN may have moved are not checked here: only the built image shows where they are. */
export function checkCopies({ places, copies, isMoved }: Stage, files: readonly string[], folder: string): void {
  for (const file of files) {
    const where = [...(places.get(file) ?? [])];
    if (where.includes(`${folder}/${file}`) || isMoved) continue;
    const seen = copies.join('\n') || 'no COPY';
    const isFile = where.includes(folder);
    const also = !isFile && where.length > 0 ? `${file} is copied to ${where.join(', ')}` : undefined;
    throw new TaskFailed({ ...told, cause: 'file-not-copied', reason: isFile ? `COPY makes a file of ${folder}, for there is no / at its end` : `The Dockerfile does not copy ${file} to ${folder}`, seen, also, next: `write: COPY ${file} ${folder}/` });
  }
}

export function checkWorkingFolder({ workingFolder }: Stage, folder: string): void {
  if (workingFolder === folder) return;
  throw new TaskFailed({ ...told, cause: 'other-working-folder', reason: `The Dockerfile does not set the working folder to ${folder}`, expected: folder, seen: workingFolder, next: `write: WORKDIR ${folder}` });
}

export function checkRuns({ runs }: Stage, command: string): void {
  const run = runs.find((one) => runIn(one, command) >= 0);
  if (run && SUDO.test(run.text) && !runs.some(({ text }) => INSTALLS_SUDO.test(text))) {
    throw new TaskFailed({ ...told, cause: 'sudo-in-the-dockerfile', reason: 'The Dockerfile calls sudo, which the image does not have', seen: `RUN ${run.text}`, next: 'write the command without sudo: a build runs its commands as root' });
  }
  if (run && !ROOT.has(run.user) && NEEDS_ROOT.test(command)) {
    throw new TaskFailed({ ...told, cause: 'run-without-root', reason: `${command} runs as the user ${run.user}, but only root may install packages`, expected: 'USER below the last RUN that needs root', seen: `USER ${run.user}, before RUN ${run.text}`, next: `move USER ${run.user} below RUN ${run.text}` });
  }
  if (run) return;
  throw new TaskFailed({ ...told, cause: 'command-not-run', reason: `The Dockerfile does not run ${command}`, seen: textOf(runs) || 'no RUN', next: `write: RUN ${command}` });
}

/** The same RUN must remove the lists after fetching them: what a later RUN removes stays in the layer below. */
export function checkListsRemoved({ runs }: Stage, command: string): void {
  const fetching = runs.filter((run) => runIn(run, command) >= 0);
  if (fetching.length > 0 && fetching.every((run) => run.mounted.some(holdsLists) || run.commands.slice(runIn(run, command)).some(removesLists))) return;
  const next = `write: RUN ${command} && rm -rf ${LISTS}/*`;
  throw new TaskFailed({ ...told, cause: 'package-lists-kept', reason: 'The Dockerfile does not remove the package lists in the same RUN that fetches them', seen: textOf(fetching) || `no RUN ${command}`, next });
}

export function checkEntrypoint({ entrypoint, strays, runs }: Stage, words: string): void {
  const started = entrypoint ? undefined : runs.find((run) => runIn(run, words) >= 0);
  if (started) throw new TaskFailed({ ...told, cause: 'started-while-building', reason: `RUN starts ${words} while the image is built, so the build never ends`, expected: `ENTRYPOINT ${inBrackets(words.split(' '))}, which starts it in the container`, seen: `RUN ${started.text}`, next: `remove RUN ${started.text}, and write: ENTRYPOINT ${inBrackets(words.split(' '))}` });
  checkCommand(entrypoint, 'ENTRYPOINT', words, strays?.get('ENTRYPOINT'));
}

export function checkDefaultArgument({ command, strays }: Stage, words: string): void {
  checkCommand(command, 'CMD', words, strays?.get('CMD'));
}

function checkCommand(actual: CommandForm | undefined, instruction: string, words: string, stray: Stray | undefined): void {
  const wanted = words.split(' ');
  const expected = `${instruction} ${inBrackets(wanted)}`;
  const isEntrypoint = instruction === 'ENTRYPOINT';
  if (actual?.form === 'exec' && isEqual(isEntrypoint ? shortest(actual.words) : actual.words, wanted)) return;
  if (isEntrypoint && actual?.form === 'exec' && handsArgumentsOn(actual.words, words)) return;
  if (!actual && stray) throw new TaskFailed({ ...told, cause: stray.cause, reason: `The image gets no ${instruction}: it ${stray.stands}`, expected, next: stray.next });
  const { cause, reason } = whatIsWrong(actual, instruction, words);
  throw new TaskFailed({ ...told, cause, reason, expected, seen: actual ? `${instruction} ${actual.form === 'exec' ? inBrackets(actual.words) : actual.text}` : `no ${instruction}`, next: `write: ${expected}` });
}

function whatIsWrong(actual: CommandForm | undefined, instruction: string, wanted: string): Pick<Mistake, 'cause' | 'reason'> {
  const what = instruction === 'CMD' ? 'default-argument' : 'entrypoint';
  if (!actual) return { cause: `no-${what}`, reason: `The Dockerfile has no ${instruction}` };
  if (actual.form === 'shell' && /^\[/.test(actual.text)) return { cause: 'not-json', reason: `${instruction} is not a JSON list of words in "double quotes", separated by commas, so Docker runs it as a shell command` };
  if (actual.form === 'shell') return { cause: 'shell-form', reason: `${instruction} is in shell form, so arguments do not reach the program` };
  if (isShellWithScript(actual.words)) return { cause: 'shell-form', reason: `${instruction} runs a shell, so arguments do not reach the program` };
  if (actual.words.join(' ') === wanted) return { cause: `other-${what}`, reason: `${instruction} has several words in one pair of quotes, so Docker looks for one program of that name` };
  return { cause: `other-${what}`, reason: `In the Dockerfile, ${instruction} is not ${inBrackets(wanted.split(' '))}` };
}

function isShellWithScript([program = '', option = '']: readonly string[]): boolean {
  return isShell(program) && TAKES_SCRIPT.test(option);
}

/** A shell may pass its arguments on: `["sh", "-c", "npm start -- \"$@\"", "--"]`. */
function handsArgumentsOn(actual: readonly string[], words: string): boolean {
  return isShellWithScript(actual) && /\$[@*0-9]/.test(actual[2] ?? '') && commandsOfWords(actual).some((command) => runsCommand(command, words));
}

/** A list as Docker's documentation writes it: `["npm", "start"]`. */
function inBrackets(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}

/** The index of the command's last call in a RUN; -1 if there is none. */
function runIn({ commands }: Run, command: string): number {
  return commands.map((words) => runsCommand(words, command)).lastIndexOf(true);
}

function removesLists([program = '', ...words]: readonly string[]): boolean {
  if (!words.some(holdsLists)) return false;
  return program === 'find' ? words.includes('-delete') || words.includes('rm') : program === 'rm' && words.some((word) => /^-\w*[rR]|^--recursive$/.test(word));
}

/** The folder of the lists, a folder above it, or everything in it. */
function holdsLists(word: string): boolean {
  return /^\/var\/lib\/apt(\/lists(\/\*?)?|\/?\*?)$/.test(word);
}

function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => `RUN ${text}`).join('\n');
}
