import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts } from '../../../../test/kit/draft-text';

const drafted = (...lines: string[]): string => featureTexts(draftText(['# Hive', ...block('kubectl get pods', ...lines)])).join('\n');

describe('a program that not every machine has', () => {
  test('is for the reader’s machine to have, and what reads its file waits', () => {
    expect(drafted('# seal it', 'frobber --seal > hive.txt', 'cat hive.txt')).to.match(/# TODO line \d+: the reader’s machine must have the program frobber\n[^]*# TODO line \d+: it needs what line \d+ is to do/);
  });

  test('is not one of the shell, of every Linux, or of the text', () => {
    for (const lines of [['expr 1 + 2'], ['set -e'], ['complete -F frob kgp'], ['for i in 1 2; do echo $i; done'], ["kgp() { kubectl get pods; }", '$ kgp'], ["alias kgp='kubectl get pods'", '$ kgp'], ['$ ./frobber.sh']]) expect(drafted(...lines.map((line) => (line.startsWith('$ ') ? line : `$ ${line}`))), lines.join()).not.to.include('must have the program');
  });
});

test('a file of the home that the text only prints is written before', () => {
  expect(drafted('cat ~/.hiverc', 'color gold')).to.match(/cat > ~\/\.hiverc <<'EOF'\n +color gold\n[^]*I run "cat ~\/\.hiverc"\n +Then I see "color gold"/);
  expect(drafted('echo "color gold" > ~/.hiverc', 'cat ~/.hiverc', 'color gold').match(/hiverc/g)).to.have.length(2);
});
