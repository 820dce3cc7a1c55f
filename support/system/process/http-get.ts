export interface Answer {
  status: number;
  /** The content type, without its parameters. */
  type: string;
  text: string;
  /** Set if the text did not end in time. */
  unfinished?: Unfinished;
}

interface Unfinished {
  /** The header Content-Length, in bytes; null if there is none. */
  promised: string | null;
}

/**
 * The answer to a GET; only the beginning of a long one, because an answer may never end. The source of this function also runs in
 * the containers of students' programs, so it uses only what Node 20 has.
 * @throws Error if nothing answers within 3 s
 */
export async function answerOf(url: string): Promise<Answer> {
  // On a new connection, like curl: a server that no longer listens may still answer on an open one.
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
    // A server that closes the connection before the promised length does not end its answer either.
    if (error instanceof Error && (error.name === 'TimeoutError' || error.message === 'terminated')) return { status: response.status, type, text, unfinished: { promised: response.headers.get('content-length') } };
    throw error;
  }
  return { status: response.status, type, text };
}
