import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, yamlBlock } from '../../../../test/kit/draft-text';
import { draftLab, type Draft } from '../draft-lab';
import { readText } from '../../../text/read-text';

const MILL = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: mill\ndata:\n  wheel: oak\n';

describe('a manifest at a path of the author’s machine', () => {
  const course = mkdtempSync(join(tmpdir(), 'labspec-course-'));
  after(() => rmSync(course, { recursive: true }));

  const draft = (line: string): Draft => {
    for (const [name, text] of Object.entries({ 'parts/river/mill.yaml': MILL, 'texts/lab.md': `# Mill\n\n\`\`\`\n${line}\n\`\`\`\n` })) {
      mkdirSync(dirname(join(course, name)), { recursive: true });
      writeFileSync(join(course, name), text);
    }
    return draftLab(readText(join(course, 'texts/lab.md')), { images: new Map(), fetched: new Map() });
  };

  test('is the one at the end of that path, in a folder above the text', () => {
    for (const line of ['kubectl apply -f ~/course/parts/river/mill.yaml', 'kubectl create -f   /srv/course/parts/river/mill.yaml']) {
      const { fixtures, commands } = draft(line);
      expect(fixtures.get('parts/river/mill.yaml'), line).to.equal(MILL);
      expect(commands.map(({ outcome }) => outcome), line).to.deep.equal(['typed']);
    }
  });

  test('is printed from there', () => {
    const { features } = draft('cat ~/course/parts/river/mill.yaml');
    expect([...features.values()].join('\n')).to.contain('I create the file "parts/river/mill.yaml"').and.contain('"cat parts/river/mill.yaml"');
    expect([...draft('cat /etc/river/mill.conf').features.values()].join('\n')).to.contain('"cat /etc/river/mill.conf"');
  });

  test('is asked for where only its name is the same', () => {
    const { fixtures, questions } = draft('kubectl apply -f ~/elsewhere/mill.yaml');
    expect([...fixtures.values()]).not.to.include(MILL);
    expect(questions.join('\n')).to.contain('mill.yaml');
  });
});

test('an object that the text shows before it applies the file with it is made only there', () => {
  const web = ['apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: web }'];
  const lab = (line: string, name = 'web'): string[] => featureLines(draftText(['# Shop', 'Here is one:', ...yamlBlock(...web), '## Begin', ...block('kubectl get configmaps'), '## Make it', ...block(line)], { beside: { 'till/web.yaml': web.join('\n').replace('web', name) } }));
  const asked = (lines: readonly string[]): boolean => lines.some((line) => line.includes('the text does not say how its reader makes this'));
  expect(asked(lab('kubectl apply -f till/web.yaml'))).to.equal(false);
  expect(asked(lab('kubectl apply -f till/web.yaml', 'other'))).to.equal(true);
  expect(asked(lab('kubectl get -f till/web.yaml'))).to.equal(true);
});
