import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { expect } from 'chai';
import { AuthorError } from '../../errors/errors';
import { kindOf } from './observes';

const sections = readFileSync(join(__dirname, 'lines.test.txt'), 'utf8').split(/^\[\w+\]$/m).slice(1);
const [looks = [], acts = [], endless = [], ending = []] = sections.map((section) => section.trim().split('\n').map((line) => line.replaceAll('\\n', '\n')));

describe('a line that a reader types', () => {
  test(`only looks: ${looks.length} of them`, () => {
    expect(looks.filter((line) => kindOf(line).acts !== undefined)).to.deep.equal([]);
  });

  test(`acts: ${acts.length} of them`, () => {
    expect(acts.filter((line) => kindOf(line).acts === undefined)).to.deep.equal([]);
    expect(looks.length + acts.length).to.be.greaterThan(300);
  });

  test('goes on until somebody ends it', () => {
    expect(endless.filter((line) => !kindOf(line).isEndless)).to.deep.equal([]);
    expect(ending.filter((line) => kindOf(line).isEndless)).to.deep.equal([]);
    expect([...looks, ...acts].filter((line) => kindOf(line).isEndless && !/while true|-w\b|--watch|-f\b|--follow|watch |port-forward|proxy|top /.test(line))).to.deep.equal([]);
  });

  test('is named by what acts in it', () => {
    expect(kindOf('kubectl get pods && kubectl delete pod hello').acts).to.equal('kubectl delete pod hello');
    expect(kindOf('echo hi > out.txt').acts).to.equal('> out.txt');
  });

  for (const line of ['echo "a', 'kubectl get pods |', 'if true; then ls', 'cat <<EOF\nhello', 'for i in 1 2; do', 'echo $(ls', ')']) {
    test(`is an error of the author if bash cannot read it: ${JSON.stringify(line)}`, () => {
      expect(() => kindOf(line)).to.throw(AuthorError, 'bash cannot read this line');
    });
  }
});
