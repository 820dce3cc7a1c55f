import { parse } from 'shell-quote';

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash']);
/** The option that comes before a shell's script. */
export const TAKES_SCRIPT = /^-\w*c$/;
const PREFIXES = new Set(['sudo', 'exec', 'command', 'time', 'env', 'then', 'do', 'else', '!', '{', '(']);

/** The simple commands of a shell script, each as its words: `a && b; c` has three. Variables are not filled in. */
export function commandsOf(script: string): string[][] {
  return joinedLines(script).flatMap(commandsOfLine);
}

/** The simple commands that a program's words run: those of the script if the program is a shell, otherwise the words themselves. */
export function commandsOfWords(words: readonly string[]): string[][] {
  const [program = '', ...rest] = withoutPrefix(words);
  const script = rest.findIndex((word) => TAKES_SCRIPT.test(word));
  if (isShell(program) && script >= 0) return commandsOf(rest[script + 1] ?? '');
  return program === '' ? [] : [[programName(program), ...rest]];
}

function joinedLines(script: string): string[] {
  return script.replaceAll(/\\\r?\n/g, ' ').split(/\r?\n/);
}

function commandsOfLine(line: string): string[][] {
  const commands: string[][] = [[]];
  for (const part of parsed(line)) {
    if (typeof part === 'string') commands.at(-1)?.push(part);
    else if ('pattern' in part) commands.at(-1)?.push(part.pattern);
    else if ('op' in part) commands.push([]);
  }
  return commands.flatMap((words) => commandsOfWords(words));
}

/** A line that no shell would accept is split at its blanks. */
function parsed(line: string): ReturnType<typeof parse> {
  try {
    return parse(line, (name) => `$${name}`);
  } catch {
    return line.split(/\s+/).filter(Boolean);
  }
}

function withoutPrefix(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !PREFIXES.has(word) && !/^\w+=/.test(word));
  return first < 0 ? [] : words.slice(first);
}

/** @param program by its name or its path */
export function isShell(program: string): boolean {
  return SHELLS.has(programName(program));
}

/** `/usr/bin/npm` -> `npm`. */
export function programName(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1);
}
