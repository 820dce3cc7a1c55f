import { nameFor } from '../asked';
import type { State } from '../state';

/** What authors who write Chinese or Japanese have within angle brackets. */
const MEANINGS: readonly [RegExp, string][] = [[/(?:命名空间|名前空間)/, 'namespace'], [/pod/i, 'pod-name'], [/容器|コンテナ/, 'container-name'], [/(?:节点|ノード|node)/i, 'node-name'], [/镜像|イメージ/, 'image'], [/文件|ファイル/, 'file'], [/端口|ポート/, 'port'], [/地址|ip/i, 'ip'], [/密码|パスワード/, 'password'], [/名/, 'your-name']];

/** A line with placeholders in letters that a shell, and what reads placeholders, knows: `<dirección-ip-del-pod>`, `<容器名>`; and with paths as they are outside of Windows. */
export function withPlainWords(text: string, state: State): string {
  const plain = text.replaceAll(/(?<!<)<(\p{L}[^<>\n]{0,40})>(?!>)/gu, (whole, meant: string) => (/^[\x20-\x7e]*$/.test(meant) ? whole : `<${inLatin(meant)}>`));
  // `shop<YOUR-NAME>.example.org`: the shell would read a redirection.
  const named = plain.replaceAll(/(?<=[a-z0-9])<([A-Za-z][\w -]*)>(?=[a-z0-9.])/g, (whole, meant: string) => nameFor(state, whole, meant) ?? whole);
  return named.replaceAll(/(?<=\s|=)\.((?:\\[\w.-]+)+)(?=\s|$)/g, (_, path: string) => `.${path.replaceAll('\\', '/')}`);
}

function inLatin(meant: string): string {
  const plain = meant.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return /^[\x20-\x7e]*$/.test(plain) ? plain : (MEANINGS.find(([form]) => form.test(meant))?.[1] ?? 'value');
}
