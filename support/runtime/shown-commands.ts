import { AsyncLocalStorage } from 'node:async_hooks';

const told = new AsyncLocalStorage<(commandLine: string) => void>();

/** Says by which command line a person looks at what is looked at now. */
export function noteShownCommand(commandLine: string): void {
  told.getStore()?.(commandLine);
}

/** Does some work, and keeps how a person looks at the same. */
export function keepingShownCommands<Result>(looks: Set<string>, work: () => Result): Result {
  return told.run((commandLine) => looks.add(commandLine), work);
}

/** How a person looks at what some work looks at first; the work itself ends there. Undefined where it looks at nothing. */
export async function firstLook(work: () => unknown): Promise<string | undefined> {
  let first: string | undefined;
  const note = (commandLine: string): never => {
    first = commandLine;
    throw new Error('That is enough');
  };
  try {
    await told.run(note, work);
  } catch (error) {
    // A caller that passes the error on may replace it.
    if (first === undefined) throw error;
  }
  return first;
}
