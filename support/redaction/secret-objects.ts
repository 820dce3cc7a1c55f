import { endOfObject } from './end-of-object';
import { endOfOmitted, linesOf } from './lines';
import { mark } from './mark';
import { START } from './rule';

const IS_SECRET = /(?:\b|\\n)kind\\{0,3}["']?[ \t]*:\s{0,80}(?:!!?\w{0,20}[ \t]{1,8})?\\{0,3}["']?Secret(?:List)?\b/;
const YAML_DATA = /^([ \t]{0,80}(?:- )?)["']?(?:data|stringData)["']?[ \t]{0,8}:[ \t]*(?:[&!]\S{0,80}[ \t]*){0,2}(?:#[^\n]*)?\r?$/;
const YAML_KEY = /^[ \t]*[^\s:#][^:]{0,253}:(?= |$)/;
const OBJECT_DATA = new RegExp(String.raw`(\\{0,3}["']|${START})(?:data|stringData)\1\s{0,80}:(?:\s|\\{1,3}[nrt]){0,80}\{`, 'g');

/** Removes the data of Kubernetes Secrets in YAML or JSON. The data may come before the kind, so all data in such a text counts. */
export function withoutSecretData(text: string): string {
  return IS_SECRET.test(text) ? withoutObjectData(withoutYamlData(text)) : text;
}

/** Keys stay; values and their continuation lines are removed. */
function withoutYamlData(text: string): string {
  let data = -1;
  let keys = -1;
  let opened = '';
  return linesOf(text)
    .map(({ line, indent, content, end, isRest }) => {
      if (data >= 0 && opened === '\n' && isRest) return end.endsWith('\n') ? '\n' : '';
      // A comment may have any indentation.
      if (data >= 0 && content && indent <= data && !content.startsWith('#')) data = -1;
      const begin = YAML_DATA.exec(line);
      if (data < 0 && begin) [data, keys, opened] = [begin[1]?.length ?? 0, -1, end];
      else if (data >= 0 && content) {
        if (keys < 0) keys = indent;
        const key = indent === keys ? YAML_KEY.exec(line)?.[0] : undefined;
        return key ? `${key} ${mark('Secret data')}${opened === '\n' && !end.endsWith('\n') ? '' : end}` : endOfOmitted(end);
      }
      return line + end;
    })
    .join('');
}

/** Replaces the whole object, in JSON or in the braces of YAML, by a mark: only a full parse could distinguish its keys from its values. */
function withoutObjectData(text: string): string {
  let result = '';
  let from = 0;
  OBJECT_DATA.lastIndex = 0;
  for (let found = OBJECT_DATA.exec(text); found; found = OBJECT_DATA.exec(text)) {
    const quote = found[1] ?? '"';
    const body = found.index + found[0].length;
    const end = endOfObject(text, body);
    result += `${text.slice(from, body)}${text.slice(body, end).trim() ? `${quote}redacted${quote}: ${quote}${mark('Secret data')}${quote}` : ''}`;
    from = end;
    OBJECT_DATA.lastIndex = end;
  }
  return result + text.slice(from);
}
