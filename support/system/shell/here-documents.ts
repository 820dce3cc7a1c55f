import { parsed, sourceOf, syntaxOf, type Node } from './syntax';

/** The texts of the here-documents of lines, wherever they stand, in their order. @throws AuthorError if bash cannot read the lines */
export function hereDocuments(text: string): string[] {
  const [found, bytes]: [string[], Buffer] = [[], Buffer.from(text)];
  const syntax = syntaxOf();
  syntax.Walk(parsed(text), (node) => {
    const document = node && syntax.NodeType(node) === 'Redirect' ? hereDocument(node, bytes) : undefined;
    if (document !== undefined) found.push(document);
    return true;
  });
  return found;
}

/** The text that a redirection has below its line; undefined for one that has none. @param bytes of what was parsed */
export function hereDocument({ Hdoc: body, Word: end, OpPos: place }: Node, bytes: Buffer): string | undefined {
  const operator = /^<<-?(?!<)/.exec(bytes.toString('utf8', place?.Offset(), (place?.Offset() ?? 0) + 3))?.[0];
  if (operator === undefined || !end) return undefined;
  const lines = body ? sourceOf(body, bytes).split('\n') : [];
  // The parser counts the line that ends the text to it.
  const isEnded = lines.at(-1)?.trim() === sourceOf(end, bytes).replaceAll(/["'\\]/g, '');
  const text = isEnded ? lines.slice(0, -1).map((line) => `${line}\n`).join('') : lines.join('\n');
  return operator === '<<-' ? text.replaceAll(/^\t+/gm, '') : text;
}
