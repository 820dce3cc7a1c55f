import type { World } from '@cucumber/cucumber';
import { LATER_THENS } from '../../results/task-results';
import { sanitize, sanitizeData } from '../../redaction/sanitize';

type Attach = World['attach'];
type Attached = { mediaType?: string; fileName?: string };

/** Redacts texts before they are attached: every text reaches the reports this way. Pictures and other binary data pass unchanged. */
export function safeAttach(attach: Attach): Attach {
  const safe = (data: unknown, how?: string | Attached, ...others: unknown[]): unknown => {
    const { mediaType = 'text/plain', fileName } = typeof how === 'string' ? { mediaType: how } : (how ?? {});
    const given = asText(data, mediaType);
    if (given === undefined) return (attach as (...args: unknown[]) => unknown)(data, how, ...others);
    // The decoded text needs no encoding any longer.
    const plain = { mediaType: mediaType.replace(/^base64:/, ''), ...(fileName === undefined ? {} : { fileName: sanitize(fileName) }) };
    return (attach as (...args: unknown[]) => unknown)(sanitizedAttachment(given, fileName), plain, ...others);
  };
  return safe as Attach;
}

function asText(data: unknown, mediaType: string): string | undefined {
  if (/^(?:base64:)?(?:image\/(?!svg)|video\/|audio\/|application\/(?:octet-stream|zip|gzip|pdf))/i.test(mediaType)) return undefined;
  if (Buffer.isBuffer(data)) return data.toString('utf8');
  if (typeof data !== 'string') return undefined;
  return mediaType.startsWith('base64:') ? Buffer.from(data, 'base64').toString('utf8') : data;
}

function sanitizedAttachment(text: string, fileName = ''): string {
  // The text of the feature: the reports show it anyway, and use it to find steps.
  if (fileName === LATER_THENS) return text;
  const data = fileName.endsWith('.json') ? parsed(text) : undefined;
  return data === undefined ? sanitize(text) : JSON.stringify(sanitizeData(data), undefined, 2);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
