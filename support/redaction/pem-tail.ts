import { mark } from './mark';

const END = /^.*-----END [A-Z0-9 ]{1,40}-----/;
/** The lines of a PEM block, which may have a prefix, as in the output of a build; the last line is shorter. */
const BASE64 = /^(?:[ \t]*[A-Za-z0-9+/=]{4,}|[^\r\n]{0,80}?(?<![\w+/=])[A-Za-z0-9+/=]{60,76}(?:\\{1,3}n)?[^\w\r\n]{0,8})[ \t\r]*$/;
const LAST = /^.{0,80}?(?<![\w+/=])[A-Za-z0-9+/=]{4,76}(?:\\{1,3}n)?[^\w\r\n]{0,8}$/;

/** Replaces the rest of a PEM block with a mark if its first lines were cut off, as in the last lines of an output. */
export function withoutPemTail(text: string): string {
  if (!text.includes('-----END ')) return text;
  const kept: string[] = [];
  for (const line of text.split('\n')) {
    if (!END.test(line)) {
      kept.push(line);
      continue;
    }
    if (BASE64.test(kept.at(-2) ?? '') && LAST.test(kept.at(-1) ?? '')) kept.pop();
    while (BASE64.test(kept.at(-1) ?? '')) kept.pop();
    kept.push(line.replace(END, mark('end of a PEM block')));
  }
  return kept.join('\n');
}
