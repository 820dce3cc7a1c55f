import type { V1Status } from '@kubernetes/client-node';
import { refusalOf } from './api-refusals';
import { EnvironmentError, LabError, messageOf } from '../../errors/errors';

/** The API answered, and said no. */
export class ApiRefused extends EnvironmentError {
  // In the messages of a run, the name tells the verdict.
  override name = EnvironmentError.name;
}

/** The HTTP status of an error of the Kubernetes client; undefined when the API was not reached. */
export function statusCode(error: unknown): number | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'number' ? code : undefined;
}

/** What the API says of it, without the headers that the client's own message dumps. */
export function apiMessage(error: unknown): string {
  const { body } = (error ?? {}) as { body?: unknown };
  const { message } = apiStatus(error);
  return message ?? (typeof body === 'string' ? body : withoutHeaders(rootMessage(error)));
}

/** Of an object that the API does not take: what is wrong with each field, or else all that it says. */
export function apiFaults(error: unknown): string[] {
  const causes = apiStatus(error).details?.causes ?? [];
  return causes.length > 0 ? causes.map(({ field, message }) => (field ? `${field}: ${message ?? ''}` : message ?? '')) : [apiMessage(error)];
}

/** The body of its answer. */
function apiStatus(error: unknown): V1Status {
  const { body } = (error ?? {}) as { body?: unknown };
  if (typeof body !== 'string') return body ?? {};
  try {
    return (JSON.parse(body) ?? {}) as V1Status;
  } catch {
    return {};
  }
}

/** Where there is no body, the client's message is all, with headers and more. */
function withoutHeaders(message: string): string {
  return /^HTTP-Code: \d+\nMessage: (.*)/.exec(message)?.[1] ?? message;
}

/** An error of the client as labspec's own: the cluster's, not the lab's. */
export function asEnvironmentError(error: unknown, what: string): LabError {
  if (error instanceof LabError) return error;
  const seen = apiMessage(error);
  const status = statusCode(error);
  if (status !== undefined) return refusalOf(seen, what, status) ?? new ApiRefused({ cause: 'api-refused', reason: `The Kubernetes API refused: ${what}`, seen });
  return new EnvironmentError({ cause: 'api-not-answering', reason: `The Kubernetes API does not answer: ${what}`, seen, next: 'npx labspec doctor' });
}

/** "fetch failed" says nothing; its cause ("connect ECONNREFUSED 127.0.0.1:6443") does. */
function rootMessage(error: unknown): string {
  const cause = (error as { cause?: unknown } | undefined)?.cause;
  return cause ? rootMessage(cause) : messageOf(error);
}
