import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Envelope } from '@cucumber/messages';

/**
 * Reads the messages of a run, as the message formatter of cucumber-js wrote them; none if there is no file. If the run was killed, the last line may
 * be incomplete and is skipped.
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
