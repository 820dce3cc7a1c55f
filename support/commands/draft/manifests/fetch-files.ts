import { AuthorError, messageOf } from '../../../errors/errors';
import type { LabText } from '../../../text/lab-text';
import { filesBehind } from './behind-addresses';

const SECONDS = 20;

/** The addresses of files that lines of a text name, in their order, each with its line. */
export function addressesIn({ blocks }: LabText): { address: string; line: number; path: string }[] {
  const found = blocks.flatMap(({ commands = [], path }) => commands.flatMap(({ text, line }) => filesBehind(text).map(({ address }) => ({ address, line, path }))));
  return [...new Map(found.map((each) => [each.address, each])).values()];
}

/** @throws AuthorError naming the line of an address that does not answer */
export async function fetchFiles(text: LabText): Promise<Map<string, string>> {
  const fetched = new Map<string, string>();
  for (const { address, line, path } of addressesIn(text)) {
    const failed = (seen: string): AuthorError => new AuthorError({ reason: 'A file of the text cannot be fetched', subject: `${path}:${line}, ${address}`, seen, next: 'try again, or leave out --fetch: the draft then lists it' });
    const answer = await fetch(address, { signal: AbortSignal.timeout(SECONDS * 1000) }).catch((error: unknown) => {
      throw failed(messageOf(error));
    });
    if (!answer.ok) throw failed(`${answer.status} ${answer.statusText}`);
    fetched.set(address, await answer.text());
  }
  return fetched;
}
