const CUT = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];
const TIMES = 3;

/**
 * Asks again if the connection was lost meanwhile, as load balancers do: that says nothing about the server. Only for questions that may be repeated,
 * because the first one may have arrived.
 */
export async function retry<T>(ask: () => Promise<T>): Promise<T> {
  for (let times = 1; ; times += 1) {
    try {
      return await ask();
    } catch (error) {
      if (times === TIMES || !wasCut(error)) throw error;
    }
  }
}

/** The reason for `fetch failed` is in its cause. A server that refuses the credentials of one call closes the connection for all others. */
function wasCut(error: unknown): boolean {
  const { code, cause, message } = (error ?? {}) as { code?: unknown; cause?: unknown; message?: unknown };
  return CUT.includes(String(code)) || /"GOAWAY" frame/.test(String(message)) || (cause !== undefined && wasCut(cause));
}
