import { describe, test } from 'node:test';
import { expect } from 'chai';
import { readLines } from '../../test/kit/written-text';

const blocksOf = (...lines: string[]): unknown[] => readLines('# Pond', ...lines).blocks.map(({ kind, name, text }) => ({ kind, ...(name !== undefined && { name }), text }));
const FENCED = ['```yaml', 'color: green', '```'];

describe('tags of GitBook', () => {
  for (const tag of ['{% code title="conf/frog.yaml" %}', '{% code lineNumbers="true" title="conf/frog.yaml" %}', '{% code-tabs-item title="conf/frog.yaml" %}'])
    test(`name the file of the block below: ${tag}`, () => {
      expect(blocksOf(tag, ...FENCED, '{% endcode %}')).to.deep.equal([{ kind: 'file', name: 'conf/frog.yaml', text: 'color: green' }]);
      expect(blocksOf(tag, '', '```', 'color: green', '```')[0]).to.include({ name: 'conf/frog.yaml' });
    });

  test('name a file of the home, and sign for sign', () => {
    expect(blocksOf('{% code title="~/frogs/01\\_frog.yaml" %}', ...FENCED)[0]).to.include({ name: '~/frogs/01_frog.yaml' });
    expect(blocksOf('{% code title="/root/frog.yaml" %}', ...FENCED)[0]).to.include({ name: '~/frog.yaml' });
  });

  test('name nothing but a file, and only of the next block', () => {
    expect(blocksOf('{% code title="Terminal" %}', '```', 'kubectl get pods', '```')).to.deep.equal([{ kind: 'commands', text: 'kubectl get pods' }]);
    expect(blocksOf('{% code title="frog.yaml" %}', 'A sentence.', ...FENCED)[0]).not.to.have.property('name');
  });

  const tabs = (second: string): string[] => ['{% tabs %}', '{% tab title="Command" %}', '```bash', 'kubectl explain pod', '```', '{% endtab %}', '', `{% tab title="${second}" %}`, '```bash', 'FIELDS:', '   spec of the pod', '   type string', '```', '{% endtab %}', '{% endtabs %}'];

  test('call a tab an output', () => {
    for (const name of ['CLI Return', 'Output', 'Expected output']) expect(blocksOf(...tabs(name)).at(-1), name).to.include({ kind: 'output' });
    expect(readLines('# Pond', ...tabs('Output')).blocks[0]?.commands?.[0]?.output?.text).to.include('type string');
  });

  test('call a tab another way to do the same', () => {
    const other = ['{% tabs %}', '{% tab title="Linux" %}', '```bash', 'kubectl get pods', '```', '{% endtab %}', '{% tab title="Windows" %}', '```bash', 'kubectl get pods --output wide', '```', '{% endtab %}', '{% endtabs %}'];
    expect(blocksOf(...other).map((block) => (block as { kind: string }).kind)).to.deep.equal(['commands', 'other']);
  });
});

test('line ends that an editor has doubled are no part of a manifest', () => {
  expect(blocksOf('```yaml', 'metadata:\r\r\r', '  name: frog', '```')[0]).to.include({ text: 'metadata:\n  name: frog' });
});
