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

  const ANSWERS = ['Write `replicas: 3`.', 'Add `--replicas=3`.', 'Change it with `scale deploy`.', 'Type kubectl get pods.', 'Then do this:', '- a list', '| a | b |', '![a picture](a.png)', 'See [there](x.md).', '{{< note >}}', '<details>', '    kubectl get pods', '> Look', 'Use $PORT.', '---'];
  for (const answer of ANSWERS) {
    test(`not: ${answer.trim()}`, () => {
      expect(marked(`# Shop\n\n${answer}\n\n${TASK(1, 'Open')}\n${answer}\n\nMore.\n`)).to.deep.equal([]);
    });
  }

  test('not a list that a task begins with', () => {
    expect(marked(`# Shop\n\n1. Open it.\n\n${TASK(1, 'Open')}\n1. Open it.\n`)).to.deep.equal([]);
  });

  const BLOCK = '```\nkubectl create -f a.yaml\n```';
  const AFTERWARDS = `# Shop\n\n${TASK(1, 'Open')}\n${BLOCK}\n\n`;

  test('the words above a block, with the names of what it makes', () => {
    expect(marked(`${AFTERWARDS}The door is open.\n\nOpen the window \`front\` with\nthe file \`a.yaml\`.\n\n${BLOCK}\n\nClose it.\n${BLOCK}\n\nGoodbye.\n`)).to.deep.equal(['Open the window `front` with\nthe file `a.yaml`.', 'Close it.']);
  });

  test('a sentence with a colon, if it says what to do', () => {
    expect(marked(`${AFTERWARDS}Open the window and look out of it:\n\n${BLOCK}\n\nThe window is now open as follows:\n\n${BLOCK}\n`)).to.deep.equal(['Open the window and look out of it:']);
  });

  test('the words above the name of a block', () => {
    expect(marked(`${AFTERWARDS}Open the window.\n\n**a.yaml**\n${BLOCK}\n`)).to.deep.equal(['Open the window.']);
  });

  test('a step of a numbered list, which goes on', () => {
    expect(withSheetMarks(`${AFTERWARDS}1. Open the window.\n\n   ${BLOCK.replaceAll('\n', '\n   ')}\n2. Close it.\n`)).to.include('<!-- labspec: sheet -->\n1. Open the window.\n   <!-- labspec: end of sheet -->\n\n   ```\n');
  });

  test('not what stands in a block, before the first task, or above a block without a blank line behind other code', () => {
    expect(marked(`# Shop\n\n## Before\n\nInstall it.\n\n${BLOCK}\n\n${AFTERWARDS.replace('# Shop\n\n', '')}~~~\nwords\n\n\`\`\`\n~~~\n`)).to.deep.equal([]);
  });

  for (const answer of [...ANSWERS, 'and']) {
    test(`not above a block: ${answer.trim()}`, () => {
      expect(marked(`${AFTERWARDS}${answer}\n\n${BLOCK}\n`)).to.deep.equal([]);
    });
  }

  test('marks of a person stay as they are', () => {
    const text = `# Shop\n\n<!-- labspec: sheet -->\nOpen.\n<!-- labspec: end of sheet -->\n\n${TASK(1, 'Open')}\nWords.\n`;
    expect(withSheetMarks(text)).to.equal(text);
  });
});
