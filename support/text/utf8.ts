import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { AuthorError } from '../errors/errors';

/** A text in UTF-8, without the mark that it may begin with. @throws AuthorError if it is in another encoding, or not a text */
export function textIn(path: string): string {
  const bytes = readFileSync(path);
  const wrong = encodingOf(bytes);
  if (wrong) throw new AuthorError({ reason: wrong.reason, subject: wrong.line === undefined ? path : `${path}:${wrong.line}`, next: wrong.from === undefined ? 'name the lab’s text, a file of markdown' : `write it in UTF-8, as with: iconv -f ${wrong.from} -t UTF-8 ${path} > ${path}.new && mv ${path}.new ${path}` });
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

interface Encoding {
  reason: string;
  /** Its name for iconv; undefined if it is not a text. */
  from?: string;
  /** Of the first byte that is wrong, from 1. */
  line?: number;
}

/** Undefined for UTF-8. */
function encodingOf(bytes: Buffer): Encoding | undefined {
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) return { reason: 'The text is in UTF-16; labspec reads UTF-8', from: utf16 };
  if (bytes.includes(0)) return { reason: 'This is not a text: it has bytes that no text has' };
  if (isUtf8(bytes)) return undefined;
  let begin = 0;
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(0x0a, begin);
    const part = bytes.subarray(begin, end < 0 ? undefined : end);
    // Latin-1 has only controls between 0x80 and 0x9f, where Windows has quotes and dashes.
    if (!isUtf8(part) || end < 0) return { reason: 'The text is not in UTF-8', from: bytes.some((byte) => byte >= 0x80 && byte < 0xa0) ? 'WINDOWS-1252' : 'ISO-8859-1', line };
    begin = end + 1;
  }
}

/** By its mark, or by every other byte, which is 0 in most languages of Europe. */
function utf16Of(bytes: Buffer): string | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16';
  const zeros = (offset: number): number => bytes.filter((byte, index) => index % 2 === offset && byte === 0).length / Math.max(1, bytes.length / 2);
  if (zeros(1) > 0.6 && zeros(0) < 0.1) return 'UTF-16LE';
  return zeros(0) > 0.6 && zeros(1) < 0.1 ? 'UTF-16BE' : undefined;
}
