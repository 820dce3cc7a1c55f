import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** How authors' tools take in another file: a line of its own. */
const FORMS = [
  /^\{\{[<%]\s*(?:include|readfile|code|codenew|code_sample|snippet|highlight-file|import)\b[^}]*?(?:(?:file|path|src)=)?["']([^"']+)["'][^}]*[>%]\}\}$/,
  /^\{\{[<%]\s*(?:include|readfile|snippet)\s+([\w./-]+)\s*[>%]\}\}$/,
  /^\{%\s*(?:include|include_relative|code)\s+["']?([\w./-]+)["']?.*%\}$/,
  /^-{1,}8<-{1,}\s*["']([^"']+)["']$/,
  /^<<<\s*(?:@\/)?([\w./-]+)/,
  /^\{\{\s*#(?:include|rustdoc_include)\s+([\w./-]+)[^}]*\}\}$/,
  /^!INCLUDE\s*["']?([\w./-]+)["']?$/i,
  /^\[!INCLUDE\s*\[[^\]]*\]\(([^)]+)\)\]$/i,
  /^\.\.\s*(?:literal)?include::\s*(\S+)$/,
  /^@(?:import|include)\s*["']?([\w./-]+)["']?$/,
];

/** The file that a line includes; undefined if it includes none. */
export function includedBy(line: string): string | undefined {
  const trimmed = line.trim().replace(/^>\s*/, '');
  for (const form of FORMS) {
    const file = form.exec(trimmed)?.[1];
    if (file !== undefined) return file.replace(/[:#][^/]*$/, '');
  }
  return undefined;
}

/** Where an included file is: beside the page, or in a folder above it. @returns undefined if it is nowhere there */
export function findIncluded(page: string, file: string): string | undefined {
  const plain = file.replace(/^\//, '');
  const names = [plain, ...['examples', 'includes', '_includes', 'content/en/examples'].map((folder) => `${folder}/${plain}`)];
  for (let folder = resolve(dirname(page)), depth = 0; depth < 6; folder = dirname(folder), depth++) {
    const found = names.map((name) => join(folder, name)).find((path) => existsSync(path) && statSync(path).isFile());
    if (found !== undefined) return found;
  }
  return undefined;
}
