import { EnvironmentError } from '../errors/errors';

/** Waits for a promise, but no longer than the deadline. @throws EnvironmentError at the deadline */
export async function withDeadline<T>(promise: Promise<T>, seconds: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new EnvironmentError({ cause: 'no-answer', reason: `${what}: no answer within ${seconds} s`, next: 'npx labspec doctor' })), seconds * 1000);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
