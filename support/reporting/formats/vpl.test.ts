import { describe, test } from 'node:test';
import { expect } from 'chai';
import { EXAMPLES } from '../../../test/kit/graded-examples';
import { vpl } from './vpl';

/** As VPL finds them: find_proposedgrade and find_proposedcomment of vpl_submission.class.php. The last grade counts. */
const grades = (text: string): string[] => [...text.matchAll(/^Grade :=>>(.*)$/gm)].map(([, grade = '']) => grade.trim());
const comments = (text: string): string[] => [...text.matchAll(/^[ \t]*(?:Comment :=>>(.*)|<\|--)[ \t]*$/gm)].map(([mark]) => mark);
const ends = (text: string): string[] => [...text.matchAll(/^[ \t]*--\|>[ \t]*$/gm)].map(([mark]) => mark);

describe('the lines for VPL', () => {
  for (const [name, graded] of Object.entries(EXAMPLES)) {
    test(`are one comment and one grade, whatever students print: ${name}`, () => {
      const text = vpl(graded);
      expect(grades(text)).to.deep.equal(graded.score === null ? [] : [String(graded.score)]);
      expect(comments(text)).to.deep.equal(['<|--']);
      expect(ends(text)).to.deep.equal(['--|>']);
      expect(text).to.match(graded.score === null ? /\n--\|>\n$/ : /\n--\|>\nGrade :=>> [\d.]+\n$/);
    });
  }

  test('each task is a title with its points, and what is wrong with it stands below, preformatted', () => {
    const lines = vpl(EXAMPLES.mixed).split('\n');
    const titles = lines.filter((line) => line.startsWith('-') && line !== '--|>');
    expect(titles).to.have.length(19);
    expect(titles[1]).to.equal('-✗ 1 Create helloworld.js: 0 of 5 points');
    expect(titles[2]).to.equal('-! 2 Build the Node.js application: not judged');
    expect(titles[4]).to.equal('-✓ 4 Create Dockerfile: 10 of 10 points');
    expect(lines).to.include.members(['>The server answers on another port (port 3000)', '>  next:     EXPOSE 3000']);
    expect(lines.filter((line) => !/^([->]|<\|--$|--\|>$|Grade :=>> |$)/.test(line))).to.deep.equal([]);
  });

  test('no title takes points off by itself', () => {
    for (const graded of Object.values(EXAMPLES)) expect(vpl(graded)).not.to.match(/^-.*\)$/m);
  });

  test('without a score it says so', () => {
    expect(vpl(EXAMPLES['all in error'])).to.contain('-Understanding Pods: no score yet');
  });
});
