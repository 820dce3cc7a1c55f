import { test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

const MAP = ['```yaml', 'apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: reed }', 'data: { high: "2" }', '```', ''];
const drafted = (...lines: string[]): string => featureLines(draftText(['# Pond', ...lines])).join('\n');

test('a file that the text puts into its reader’s home is written there, with its folder', () => {
  const text = drafted('{% code title="~/pond/reed.yaml" %}', ...MAP, ...block('kubectl apply -f ~/pond/reed.yaml'));
  expect(text).to.match(/I run "mkdir -p ~\/pond"\nI run\n"""\ncat > ~\/pond\/reed\.yaml <<'EOF'\n[^]*kubectl apply -f ~\/pond\/reed\.yaml"\nconfig map "reed" exists/);
  expect(drafted(...block('mkdir ~/pond'), '{% code title="~/pond/reed.yaml" %}', ...MAP, ...block('kubectl apply -f ~/pond/reed.yaml')).match(/mkdir/g)).to.have.length(1);
});

test('a file elsewhere on the machine is for a person', () => {
  expect(drafted(...block('kubectl get pods'), 'Write this to `/etc/pond/reed.yaml`:', ...MAP.map((line) => line.replace('```yaml', '```yaml title="/etc/pond/reed.yaml"')))).not.to.include('cat > /etc');
});
