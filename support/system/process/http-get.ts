export interface Answer {
  status: number;
  /** The content type, without its parameters. */
  type: string;
  text: string;
  /** The end of the text has not come in time. */
  unfinished?: Unfinished;
}

interface Unfinished {
  /** The header Content-Length, in bytes; null where there is none. */
  promised: string | null;
}

/**
 * What a GET of the URL is answered with; of much, only the beginning: an answer may never end. Its text is also run in containers of
 * students' programs, so that it uses nothing but what Node 20 has.
 * @throws Error if nothing answers within 3 s
 */
export async function answerOf(url: string): Promise<Answer> {
  // On a connection of its own, as curl has it: a server that listens no more may still answer on the one that is there.
  const response = await fetch(url, { headers: { connection: 'close' }, signal: AbortSignal.timeout(3000) });
  const type = response.headers.get('content-type')?.split(';')[0]?.trim() ?? 'none';
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const piece of response.body ?? []) {
      text += decoder.decode(piece, { stream: true });
      if (text.length > 10_000) return { status: response.status, type, text: `${text.slice(0, 10_000)} ...` };
    }
  } catch (error) {
    // A server that hangs up before the promised length does not end its answer either.
    if (error instanceof Error && (error.name === 'TimeoutError' || error.message === 'terminated')) return { status: response.status, type, text, unfinished: { promised: response.headers.get('content-length') } };
    throw error;
  }
  return { status: response.status, type, text };
}
