import { AuthorError } from '../../errors/errors';
import { meantProgram } from '../../vocabulary/shell/misspelt-program';
import { parseLines } from '../../vocabulary/shell/parse-lines';
import type { Finding } from './finding';
import type { LintedScenario } from './scenarios';

/** Programs whose names are misspelt in typed lines. */
export function lintPrograms(scenarios: readonly LintedScenario[]): Finding[] {
  return scenarios.flatMap(({ file, steps }) => steps.flatMap(({ line, typed }) => misspelt(typed ?? '').map(([name, meant]) => ({ place: `${file}:${line}`, reason: `There is no program ${name} here`, next: `write ${meant}, or install ${name}` }))));
}

function misspelt(typed: string): [string, string][] {
  const { commands, functions } = linesOf(typed);
  const names = new Set(commands.flatMap(([program]) => program ?? []));
  return [...names].flatMap((name) => {
    const meant = functions.includes(name) ? undefined : meantProgram(name);
    return meant === undefined ? [] : [[name, meant]];
  });
}

function linesOf(typed: string): Pick<ReturnType<typeof parseLines>, 'commands' | 'functions'> {
  try {
    return parseLines(typed);
  } catch (error) {
    // A finding of its own.
    if (error instanceof AuthorError) return { commands: [], functions: [] };
    throw error;
  }
}
