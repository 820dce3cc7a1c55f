import path from 'node:path/posix';
import { DockerfileParser, type Instruction, type JSONInstruction } from 'dockerfile-ast';

/** What the last stage of a Dockerfile says, as far as the lab asks for it. */
export interface DockerfileFacts {
  base: string | undefined;
  /** Absolute destinations: a relative one is below the working folder at that place. */
  copies: { sources: string[]; destination: string }[];
  workingFolder: string;
  /** The commands of RUN, in shell form or joined from exec form. */
  runs: string[];
  entrypoint: CommandForm | undefined;
  command: CommandForm | undefined;
}

/** `exec` is the form with brackets; the shell form runs under `/bin/sh -c` and drops the arguments of CMD. */
export interface CommandForm {
  form: 'exec' | 'shell';
  words: string[];
}

export function readDockerfile(text: string): DockerfileFacts {
  const facts: DockerfileFacts = { base: undefined, copies: [], workingFolder: '/', runs: [], entrypoint: undefined, command: undefined };
  for (const instruction of DockerfileParser.parse(text).getInstructions()) note(facts, instruction);
  return facts;
}

function note(facts: DockerfileFacts, instruction: Instruction): void {
  const words = instruction.getArguments().map((argument) => argument.getValue());
  switch (instruction.getKeyword()) {
    case 'FROM':
      // Each FROM begins anew; the last one makes the image.
      Object.assign(facts, { base: words.find((word) => !word.startsWith('--')), copies: [], workingFolder: '/', runs: [], entrypoint: undefined, command: undefined });
      break;
    case 'COPY':
    case 'ADD':
      facts.copies.push(copyOf(facts, commandForm(instruction).words));
      break;
    case 'WORKDIR':
      facts.workingFolder = path.resolve(facts.workingFolder, words[0] ?? '.');
      break;
    case 'RUN':
      facts.runs.push(commandForm(instruction).words.join(' '));
      break;
    case 'ENTRYPOINT':
      facts.entrypoint = commandForm(instruction);
      break;
    case 'CMD':
      facts.command = commandForm(instruction);
  }
}

function copyOf({ workingFolder }: DockerfileFacts, words: string[]): { sources: string[]; destination: string } {
  const names = words.filter((word) => !word.startsWith('--'));
  const last = names.at(-1) ?? '';
  return { sources: names.slice(0, -1).map((name) => path.normalize(name)), destination: path.resolve(workingFolder, last) };
}

function commandForm(instruction: Instruction): CommandForm {
  const strings = (instruction as Partial<JSONInstruction>).getJSONStrings?.() ?? [];
  if (strings.length > 0) return { form: 'exec', words: strings.map((string) => string.getJSONValue()) };
  return { form: 'shell', words: instruction.getArguments().map((argument) => argument.getValue()) };
}
