import type { V1Status } from '@kubernetes/client-node';
import { refusalOf } from './api-refusals';
import { EnvironmentError, LabError, messageOf } from '../../errors/errors';

/** The API answered, and refused. */
export class ApiRefused extends EnvironmentError {
  // In the messages of a run, the name determines the verdict.
  override name = EnvironmentError.name;
}

/** The HTTP status of an error of the Kubernetes client; undefined if the API was not reached. */
export function statusCode(error: unknown): number | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'number' ? code : undefined;
}

/** The API's message, without the headers that the client's own message includes. */
export function apiMessage(error: unknown): string {
  const { body } = (error ?? {}) as { body?: unknown };
  const { message } = apiStatus(error);
  return message ?? (typeof body === 'string' ? body : withoutHeaders(rootMessage(error)));
}

/** What the API has against an object: what is wrong with each field, or else its whole message. */
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

/** Without a body, only the client's message remains, with headers and more. */
function withoutHeaders(message: string): string {
  return /^HTTP-Code: \d+\nMessage: (.*)/.exec(message)?.[1] ?? message;
}

/** Turns an error of the client into labspec's own: an error of the cluster, not of the lab. */
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
