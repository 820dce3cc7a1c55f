import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Envelope } from '@cucumber/messages';

/** The messages of a run, one by one, as cucumber-js' message formatter has written them; none where it has written no file. */
export async function* readMessages(file: string): AsyncGenerator<Envelope> {
  const lines = existsSync(file) ? createInterface({ input: createReadStream(file) }) : [];
  for await (const line of lines) if (line !== '') yield JSON.parse(line) as Envelope;
}
