import { AsyncLocalStorage } from 'node:async_hooks';

const told = new AsyncLocalStorage<(commandLine: string) => void>();

/** Notes the command line with which a person looks at the same thing. */
export function noteShownCommand(commandLine: string): void {
  told.getStore()?.(commandLine);
}

/** Does some work, and collects these command lines. */
export function keepingShownCommands<Result>(looks: Set<string>, work: () => Result): Result {
  return told.run((commandLine) => looks.add(commandLine), work);
}

/** The first command line that some work notes; the work ends there. Undefined if it looks at nothing. */
export async function firstLook(work: () => unknown): Promise<string | undefined> {
  let first: string | undefined;
  const note = (commandLine: string): never => {
    first = commandLine;
    throw new Error('That is enough');
  };
  try {
    await told.run(note, work);
  } catch (error) {
    // A caller that passes this error on may replace it.
    if (first === undefined) throw error;
  }
  return first;
}
