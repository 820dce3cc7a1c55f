import { withDeadline } from '../../wait/deadline';
import { asEnvironmentError, statusCode } from './api-error';
import { retry } from './retry';

const CALL_SECONDS = 15;

/** Waits for an answer of the API, with a deadline. @throws EnvironmentError naming the question; its cause is the client's error */
export async function called<T>(what: string, answer: Promise<T>): Promise<T> {
  try {
    return await withDeadline(answer, CALL_SECONDS, `The Kubernetes API (${what})`);
  } catch (error) {
    throw Object.assign(asEnvironmentError(error, what), { cause: error });
  }
}

/** The same for a question that may be repeated: it survives a lost connection. */
export function asked<T>(what: string, ask: () => Promise<T>): Promise<T> {
  return called(what, retry(ask));
}

/** The same; undefined if the API says that there is no such thing. Absent is not unreachable: the latter throws. */
export async function orAbsent<T>(what: string, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await asked(what, ask);
  } catch (error) {
    if (statusCode((error as Error).cause) === 404) return undefined;
    throw error;
  }
}
