import { describe, test } from 'node:test';
import { expect } from 'chai';
import { EXAMPLES, TIMES } from '../../../test/kit/graded-examples';
import { junit } from './junit';

const TEXT = String.raw`(?:[^<&]|&(?:lt|gt|amp|quot|apos|#x?[\dA-F]+);)`;
const PIECE = new RegExp(String.raw`<\?xml version="1\.0" encoding="UTF-8"\?>|<(?<open>[a-z-]+)(?: [a-z]+="(?:(?!")${TEXT})*")*(?<closed>/)?>|</(?<close>[a-z-]+)>|(?:(?!\]\]>)${TEXT})+`, 'uy');

/** Reads the XML that is written here, which has no comments, CDATA or entities of its own. @throws Error where it is not well-formed */
function mustBeWellFormed(xml: string): void {
  expect(xml).to.match(/^[\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u);
  const open: string[] = [];
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < xml.length) {
    const at = PIECE.lastIndex;
    const groups = PIECE.exec(xml)?.groups;
    if (!groups) throw new Error(`Not well-formed at ${JSON.stringify(xml.slice(at, at + 80))}`);
    if (groups['open'] && !groups['closed']) open.push(groups['open']);
    if (groups['close']) expect(open.pop()).to.equal(groups['close']);
  }
  expect(open).to.deep.equal([]);
}

describe('JUnit by task', () => {
  for (const [name, graded] of Object.entries(EXAMPLES)) {
    test(`is well-formed, and its counts are those of its cases: ${name}`, () => {
      const xml = junit(graded, TIMES);
      mustBeWellFormed(xml);
      const count = (element: string): number => xml.match(new RegExp(`<${element}[ >]`, 'g'))?.length ?? 0;
      expect(xml).to.contain(`<testsuite name="understanding-pods" tests="18" failures="${count('failure')}" errors="${count('error')}" time="27.000" skipped="${count('skipped')}" timestamp="2026-11-23T10:00:00.250Z">`);
      expect(count('testcase')).to.equal(18);
    });
  }

  test('has the verdict, the points and what is wrong', () => {
    const xml = junit(EXAMPLES.mixed, TIMES);
    const [, failed = '', error = '', notChecked = '', passed = ''] = xml.split('<testcase ');
    expect(failed).to.match(/^name="1 Create helloworld\.js" classname="understanding-pods" time="1\.500">/);
    expect(xml).to.match(/<property name="task 1 points" value="5"\/>\s+<property name="task 1 earned" value="0"\/>/);
    expect(failed).to.contain('<system-out>0 of 5 points</system-out>');
    expect(failed).to.match(/<failure message="The server answers on another port \(port 3000\)" type="TaskFailed">[^]*expected: Hello\n/);
    expect(failed).to.contain(']]&gt;').and.contain('😀');
    expect(error).to.contain('<error message="No Docker engine answers"').and.contain('<system-out>not judged</system-out>');
    expect(xml).to.contain('name="task 2 points"').and.not.contain('name="task 2 earned"');
    expect(notChecked).to.contain('<skipped message="Not checked: needs task 4">');
    expect(passed).to.not.match(/<(failure|error|skipped)/);
  });

  test('has elements and attributes that Jenkins’ schema knows, and no others', () => {
    const known: Record<string, string[]> = {
      testsuites: ['name', 'time', 'tests', 'failures', 'errors'],
      testsuite: ['name', 'tests', 'failures', 'errors', 'time', 'skipped', 'timestamp'],
      properties: [],
      property: ['name', 'value'],
      testcase: ['name', 'time', 'classname'],
      failure: ['type', 'message'],
      error: ['type', 'message'],
      skipped: ['type', 'message'],
      'system-out': [],
    };
    for (const graded of Object.values(EXAMPLES)) {
      const xml = junit(graded, TIMES);
      for (const [, element = '', attributes = ''] of xml.matchAll(/<([a-z-]+)((?: [a-z]+="[^"]*")*)\/?>/g)) expect(known[element], element).to.include.members([...attributes.matchAll(/ ([a-z]+)="[^"]*"/g)].map(([, name = '']) => name));
      expect(xml.split('<testcase').slice(1).join(), 'properties are the suite’s').not.to.contain('<property');
    }
  });

  test('without a score it has none', () => {
    expect(junit(EXAMPLES['all in error'], TIMES)).not.to.contain('name="score"');
  });
});
