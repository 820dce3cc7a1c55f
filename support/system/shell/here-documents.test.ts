import { describe, test } from 'node:test';
import { expect } from 'chai';
import { hereDocuments } from './here-documents';

describe('here-documents', () => {
  const CASES: [name: string, lines: string, texts: string[]][] = [
    ['with and without quotes', 'cat > a <<EOF\none\ntwo\nEOF\ntee b <<"END"\nthree\nEND', ['one\ntwo\n', 'three\n']],
    ['behind words of the command', "cat <<'EOF' > a && ls\n<<EOF\nEOF", ['<<EOF\n']],
    ['of tabs', 'cat <<-EOF\n\tone\n\tEOF\n', ['one\n']],
    ['in loops and substitutions', 'for a in 1 2; do kubectl apply -f - <<EOF\nkind: Pod\nEOF\ndone\nb=$(cat <<X\ny\nX\n)', ['kind: Pod\n', 'y\n']],
    ['none: a text behind three signs, signs in quotes', 'cat <<< EOF; echo "<<EOF"', []],
    ['empty', 'cat <<EOF\nEOF', ['']],
  ];
  for (const [name, lines, texts] of CASES) {
    test(name, () => {
      expect(hereDocuments(lines)).to.deep.equal(texts);
    });
  }
});
