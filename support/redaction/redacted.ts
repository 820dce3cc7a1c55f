import { withoutSecretBlocks } from './blocks';
import type { Known } from './known';
import { LOOKS } from './looks';
import { mark } from './mark';
import { HAS_SECRET_WORD, NAMES } from './names';
import { withoutPemTail } from './pem-tail';
import { withoutSecretData } from './secret-objects';

/**
 * A text without secrets: keys, tokens, passwords, and the path of the home folder. A mark replaces each secret:
 * `[redacted: bearer token]`. Redacting a text again does not change it.
 */
export function redacted(text: string, known: Known): string {
  let result = withoutKnown(text, known);
  result = withoutSecretBlocks(withoutSecretData(result));
  for (const { find, put } of HAS_SECRET_WORD.test(text) ? [...LOOKS, ...NAMES] : LOOKS) result = result.replace(find, put);
  return withoutHome(withoutPemTail(result), known);
}

function withoutKnown(text: string, { values }: Known): string {
  if (values.length === 0) return text;
  const whatOf = new Map(values.map(({ what, text: value }) => [value, what]));
  return text.replace(new RegExp([...whatOf.keys()].map(literally).join('|'), 'g'), (found) => mark(whatOf.get(found) ?? 'secret'));
}

/** Writes `~` for the home folder so that a shell still understands it: in a quoted word, the tilde comes before the quotes. */
function withoutHome(text: string, { homes }: Known): string {
  let result = text;
  for (const home of homes) {
    const folder = literally(home);
    result = result.replace(new RegExp(String.raw`(?<![\w.-])'${folder}/(?!(?:[\w./:@%+=-])*'(?!\\))`, 'g'), "~/'").replace(new RegExp(String.raw`(?:(?<![\w.-])|(?<=\.\.)|(?<=\\[nrt]))${folder}(?![\w-]|\.[\w-])`, 'g'), '~');
  }
  return result;
}

function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
