import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Envelope } from '@cucumber/messages';

/**
 * The messages of a run, one by one, as cucumber-js' message formatter has written them; none where it has written no file. A run that was killed
 * may end in the middle of one.
 */
export async function* readMessages(file: string): AsyncGenerator<Envelope> {
  const lines = existsSync(file) ? createInterface({ input: createReadStream(file) }) : [];
  for await (const line of lines) {
    const message = parsed(line);
    if (message) yield message;
  }
}

function parsed(line: string): Envelope | undefined {
  try {
    return JSON.parse(line) as Envelope;
  } catch {
    return undefined;
  }
}
