import { mark } from './mark';

const IS_SECRET = /(?:\b|\\n)kind\\{0,3}["']?[ \t]*:\s{0,80}\\{0,3}["']?Secret\b/;
const YAML_DATA = /^([ \t]{0,80}(?:- )?)(?:data|stringData):[ \t]*$/;
const YAML_KEY = /^[ \t]*[^\s:#][^:]{0,253}:(?= |$)/;
const JSON_DATA = /(\\{0,3}")(?:data|stringData)\\{0,3}"\s{0,80}:\s{0,80}\{/g;

/** Kubernetes Secrets, as YAML or JSON, without what is in them. Their data may come before their kind, so all data of such a text counts. */
export function withoutSecretData(text: string): string {
  return IS_SECRET.test(text) ? withoutJsonData(withoutYamlData(text)) : text;
}

/** Keys stay, values go; so do the further lines of a value. */
function withoutYamlData(text: string): string {
  let data = -1;
  let keys = -1;
  // YAML may also be in a string of JSON, or of a program: then lines end otherwise, and so does the last.
  let isInString = false;
  const lines = text.split(/(?<=\n|\\n)/).map((line) => {
    const told = lineOf(line, isInString);
    isInString = /\\n$/.test(line);
    return told;
  });
  return lines
    .map(({ indent, content, end }) => {
      const line = ' '.repeat(indent) + content;
      if (data >= 0 && content && indent <= data) data = -1;
      const begin = YAML_DATA.exec(line);
      if (data < 0 && begin) [data, keys] = [begin[1]?.length ?? 0, -1];
      else if (data >= 0 && content) {
        if (keys < 0) keys = indent;
        const key = indent === keys ? YAML_KEY.exec(line)?.[0] : undefined;
        return key ? `${key} ${mark('Secret data')}${end}` : end.replace(/^\\{0,3}n$|^\n$/, '');
      }
      return line + end;
    })
    .join('');
}

function lineOf(line: string, isInString: boolean): { indent: number; content: string; end: string } {
  const ends = isInString ? /\\{1,3}n$|\n$|(?<!\\)["'`][^]*$/ : /\\{1,3}n$|\n$/;
  const end = ends.exec(line)?.[0] ?? '';
  const content = line.slice(0, line.length - end.length);
  const trimmed = content.trimStart();
  return { indent: content.length - trimmed.length, content: trimmed, end };
}

/** The object is replaced by one that says so: its keys cannot be told from its values without reading all of it as JSON. */
function withoutJsonData(text: string): string {
  let result = '';
  let from = 0;
  JSON_DATA.lastIndex = 0;
  for (let found = JSON_DATA.exec(text); found; found = JSON_DATA.exec(text)) {
    const quote = found[1] ?? '"';
    const body = found.index + found[0].length;
    const end = endOfObject(text, body, quote);
    result += `${text.slice(from, body)}${text.slice(body, end).trim() ? `${quote}redacted${quote}: ${quote}${mark('Secret data')}${quote}` : ''}`;
    from = end;
    JSON_DATA.lastIndex = end;
  }
  return result + text.slice(from);
}

/** Where the brace is that closes an object of strings; the end of the text if it was cut off. */
function endOfObject(text: string, from: number, quote: string): number {
  let at = from;
  for (;;) {
    const brace = text.indexOf('}', at);
    const opens = text.indexOf(quote, at);
    if (brace < 0) return text.length;
    if (opens < 0 || brace < opens) return brace;
    const closes = endOfString(text, opens + quote.length, quote);
    if (closes < 0) return text.length;
    at = closes;
  }
}

/** After the quote that closes a string: one with as many backslashes before it as the one that opened it. */
function endOfString(text: string, from: number, quote: string): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes === quote.length - 1) return at + 1;
  }
  return -1;
}
