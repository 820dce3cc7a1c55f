import { mark } from './mark';

const END = /^.*-----END [A-Z0-9 ]{1,40}-----/;
const BASE64 = /^[ \t]*[A-Za-z0-9+/=]{4,}[ \t\r]*$/;

/** What is left of a PEM block whose first lines were cut off, as where only the last lines of an output are told. */
export function withoutPemTail(text: string): string {
  if (!text.includes('-----END ')) return text;
  const kept: string[] = [];
  for (const line of text.split('\n')) {
    if (!END.test(line)) {
      kept.push(line);
      continue;
    }
    while (BASE64.test(kept.at(-1) ?? '')) kept.pop();
    kept.push(line.replace(END, mark('end of a PEM block')));
  }
  return kept.join('\n');
}
