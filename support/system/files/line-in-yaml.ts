import type { Document, LineCounter } from 'yaml';

/** The line of a value in a document of YAML, from 1; of what is not there, the line of what it would be in. Undefined if that is the whole document. */
export function lineInYaml(document: Document | undefined, lines: LineCounter, path: readonly (string | number)[]): number | undefined {
  for (let length = path.length; document && length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number] } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}
