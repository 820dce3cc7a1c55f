import { parseAllDocuments } from 'yaml';

/** YAML that is indented with tabs, which no program reads, with spaces in their place; any other text as it is. */
export function withSpaces(text: string): string {
  if (!/^ *\t+[ \t]*\S/m.test(text) || !/^\s*(?:apiVersion|kind|metadata|spec|data):/m.test(text) || isYaml(text)) return text;
  const spaced = text.replaceAll(/^[ \t]+/gm, (indent) => indent.replaceAll('\t', '  '));
  return isYaml(spaced) ? spaced : text;
}

function isYaml(text: string): boolean {
  const documents = parseAllDocuments(text, { logLevel: 'error' });
  return Array.isArray(documents) && documents.every(({ errors }) => errors.length === 0);
}
