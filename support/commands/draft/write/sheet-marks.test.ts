import { describe, test } from 'node:test';
import { expect } from 'chai';
import { withSheetMarks } from './sheet-marks';

/** The parts that are marked. */
function marked(text: string): string[] {
  return [...withSheetMarks(text).matchAll(/<!-- labspec: sheet -->\n([^]*?)\n<!-- labspec: end of sheet -->/g)].map(([, part = '']) => part);
}

const TASK = (id: number, title: string): string => `<!-- labspec: task ${id} -->\n## ${title}\n`;

describe('what a draft marks for the sheet', () => {
  test('the first words of the text, and of each task', () => {
    expect(marked(`# Shop\n\nA shop has a till.\nIt opens at nine.\n\n${TASK(1, 'Open')}\nOpen the shop.\n\nIt has two doors.\n\n\`\`\`\nkubectl get pods\n\`\`\`\n\nNow it is open.\n\n${TASK(2, 'Close')}Close it.\n`)).to.deep.equal(['A shop has a till.\nIt opens at nine.', 'Open the shop.\n\nIt has two doors.', 'Close it.']);
  });

  const ANSWERS = ['Set `replicas` to 3.', 'Type kubectl get pods.', 'Then do this:', '- a list', '1. Do it', '| a | b |', '![a picture](a.png)', 'See [there](x.md).', '{{< note >}}', '<details>', '    kubectl get pods', '> Look', 'Use $PORT.', '---'];
  for (const answer of ANSWERS) {
    test(`not: ${answer.trim()}`, () => {
      expect(marked(`# Shop\n\n${answer}\n\n${TASK(1, 'Open')}\n${answer}\n\nMore.\n`)).to.deep.equal([]);
    });
  }

  test('marks of a person stay as they are', () => {
    const text = `# Shop\n\n<!-- labspec: sheet -->\nOpen.\n<!-- labspec: end of sheet -->\n\n${TASK(1, 'Open')}\nWords.\n`;
    expect(withSheetMarks(text)).to.equal(text);
  });
});
