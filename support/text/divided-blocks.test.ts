import { test } from 'node:test';
import { expect } from 'chai';
import { divided } from './divided-blocks';

const crate = (name: string): string[] => [`# ${name}.yaml`, 'apiVersion: v1', 'kind: ConfigMap', 'metadata:', `  name: ${name}`];
const piecesOf = (lines: readonly string[], language?: string): [string | undefined, number, number, string][] =>
  divided({ type: 'code', path: 'lab.md', line: 10, endLine: 9 + lines.length, text: lines.join('\n'), ...(language !== undefined && { language }) }).map((piece) => [piece.language, piece.line, piece.endLine, piece.text.split('\n')[0] ?? '']);

test('manifests, and the lines that are typed below each of them, are blocks of their own', () => {
  const lines = [...crate('apples'), '', '# fill it', 'kubectl apply -f apples.yaml', '', ...crate('pears'), '', '# fill this, too', 'kubectl apply -f pears.yaml', 'kubectl get cm'];
  expect(piecesOf(lines, 'sh')).to.deep.equal([['yaml', 10, 14, '# apples.yaml'], ['sh', 16, 17, '# fill it'], ['yaml', 19, 23, '# pears.yaml'], ['sh', 25, 27, '# fill this, too']]);
  expect(piecesOf(lines.slice(0, 8), 'yaml').map(([language]) => language)).to.deep.equal(['yaml', undefined]);
});

test('what a line prints, or has below it, stays with it', () => {
  const typed = ['kubectl apply -f apples.yaml', 'kubectl get cm apples -o yaml', '', ...crate('apples')];
  for (const lines of [typed, [...crate('pears'), '', ...typed], [...crate('pears'), '', 'kubectl apply -f - <<EOF', ...crate('apples'), 'EOF']]) expect(piecesOf(lines, 'sh')).to.have.length(1);
});
