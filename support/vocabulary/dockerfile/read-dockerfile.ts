import path from 'node:path/posix';
import { copy } from './copy';
import type { Step } from './instructions';
import { commandsOf, commandsOfWords } from './run-commands';
import { addFolder, continued, newStage, type CommandForm, type Run, type Stage } from './stage';
import { fillIn } from './variables';

/** Programs that may move files away from where COPY put them. */
const MOVES = new Set(['mv', 'cp', 'ln', 'install', 'rsync', 'tar', 'unzip', 'git', 'curl', 'wget', 'tee']);

/**
 * The image that a Dockerfile describes.
 * @param steps including a FROM @param files of the student's folder that the lab asks about
 */
export function readDockerfile(steps: readonly Step[], files: readonly string[] = []): Stage {
  const stages: Stage[] = [];
  const beforeFrom = new Map<string, string>();
  for (const step of steps) {
    const stage = stages.at(-1);
    if (step.keyword === 'FROM') stages.push(begun(step, stages, beforeFrom));
    else if (['ENV', 'ARG'].includes(step.keyword)) noteVariables(stage?.variables ?? beforeFrom, step, beforeFrom);
    else if (stage) note(stage, step, files, stages);
  }
  return stages.at(-1) ?? newStage('');
}

function begun({ words }: Step, stages: readonly Stage[], variables: ReadonlyMap<string, string>): Stage {
  const [image = '', , name] = words.map((word) => fillIn(word, variables));
  const parent = stages.find((stage) => stage.name === image.toLowerCase());
  return parent ? continued(parent, name?.toLowerCase()) : newStage(image, name?.toLowerCase());
}

function note(stage: Stage, step: Step, files: readonly string[], stages: readonly Stage[]): void {
  switch (step.keyword) {
    case 'COPY':
    case 'ADD':
      copy(stage, step, files, stages.slice(0, -1));
      break;
    case 'WORKDIR':
      stage.workingFolder = path.resolve(stage.workingFolder, fillIn(step.words.join(' ').replaceAll(/^["']|["']$/g, ''), stage.variables));
      addFolder(stage, stage.workingFolder);
      break;
    case 'USER':
      stage.user = fillIn(step.words[0] ?? '', stage.variables).split(':')[0] ?? '';
      break;
    case 'RUN':
      run(stage, step);
      break;
    case 'ENTRYPOINT':
      // The base image's arguments belong to the base image's entrypoint.
      if (!stage.hasCommand) stage.command = undefined;
      stage.entrypoint = formOf(step);
      break;
    case 'CMD':
      stage.hasCommand = true;
      stage.command = formOf(step);
  }
}

function run(stage: Stage, step: Step): void {
  const commands = step.documents.length > 0 ? step.documents.flatMap(commandsOf) : step.form === 'exec' ? commandsOfWords(step.words) : commandsOf(step.text);
  stage.runs.push({ text: step.text, commands, user: stage.user, mounted: mounted(step) });
  for (const [program = '', ...words] of commands) {
    if (MOVES.has(program)) stage.isMoved = true;
    if (program === 'mkdir') for (const word of words.filter((option) => !option.startsWith('-'))) addFolder(stage, path.resolve(stage.workingFolder, word));
  }
}

function mounted({ flags }: Step): Run['mounted'] {
  const { type = '', target, dst, destination } = Object.fromEntries((flags.get('mount') ?? '').split(',').map((option) => option.split('='))) as Partial<Record<string, string>>;
  const folder = target ?? dst ?? destination;
  return folder !== undefined && ['cache', 'tmpfs'].includes(type) ? [folder] : [];
}

/** An ARG without a value takes the value of the ARG with the same name before FROM. */
function noteVariables(into: Map<string, string>, { properties }: Step, beforeFrom: ReadonlyMap<string, string>): void {
  for (const [name, value] of properties) {
    const known = value === undefined ? beforeFrom.get(name) : fillIn(value, into);
    if (known !== undefined) into.set(name, known);
  }
}

function formOf({ form, words, text }: Step): CommandForm {
  return { form, words, text };
}
