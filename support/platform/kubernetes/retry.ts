const CUT = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];
const TIMES = 3;

/**
 * Asks, and asks again where the connection was cut meanwhile, as load balancers do: that says nothing about the server. Only for a question that may be
 * asked twice, for nobody knows whether it was heard.
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

/** `fetch failed` has the reason in its cause. A server that refuses the credentials of one call says goodbye to all others of the connection. */
function wasCut(error: unknown): boolean {
  const { code, cause, message } = (error ?? {}) as { code?: unknown; cause?: unknown; message?: unknown };
  return CUT.includes(String(code)) || /"GOAWAY" frame/.test(String(message)) || (cause !== undefined && wasCut(cause));
}
