import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts, yamlBlock } from '../../../../test/kit/draft-text';

const MAP = ['apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: shop }', 'data:', '  color: blue', '  size: "3"'];
const APPLY = block('kubectl apply -f shop.yaml');
/** A file that the text shows, and one that only the shell makes. */
const SHOWN = ['## 1. Open', 'Write this to `shop.yaml`:', '', '```yaml', ...MAP, '```', ...APPLY];
const MADE = ['## 1. Open', ...block('cat <<EOT > shop.yaml', ...MAP, '  home: $HOME', 'EOT'), ...APPLY];

const drafted = (...lines: string[]): string => featureTexts(draftText(['# Shop', ...lines])).join('\n');

describe('what sentences have the reader change with an editor', () => {
  const WORDS = [
    'Open the manifest in your editor (`vi shop.yaml` or `nano shop.yaml`), change `color: blue` to `color: red`\nand apply the file once more:',
    'In `shop.yaml`, replace `color: blue` with `color: red`.',
    'Edit `shop.yaml` and set `color: blue` to `color: red`:',
    'Your file still says `color: blue`. Change it to `color: red` in `shop.yaml`, and apply it:',
  ];
  for (const words of WORDS) {
    test(`is in the file: ${words.slice(0, 40)}`, () => {
      for (const above of [[], block('kubectl get configmap shop')]) {
        const lab = drafted(...SHOWN, '## 2. Change it', ...above, words, ...APPLY);
        expect(lab).to.match(/the reader changes color: blue to color: red in shop\.yaml\n[^]*color: red\n[^]*kubectl apply -f shop\.yaml"\n[^]*has the key "color" with the value "red"/);
      }
    });
  }

  test('is the value of a key that the words name, where the file has it once', () => {
    const set = (words: string): string => drafted(...SHOWN, '## 2. Change it', words, ...APPLY);
    expect(set('Edit `shop.yaml` and change the value of `color` to `deep:red`.')).to.include('color: deep:red').and.not.include('color: blue');
    expect(set('Edit `shop.yaml` and change `color` to `color: red`.')).to.include('  color: red\n').and.not.include('color: color');
    expect(set('Edit `shop.yaml` and change `blue` to `red`.')).to.include('color: red');
  });

  test('is typed where only the shell knows the file', () => {
    expect(drafted(...MADE, '## 2. Change it', ...block('kubectl get pods'), WORDS[0] ?? '', ...APPLY)).to.contain(`"sed -i 's/color: blue/color: red/' shop.yaml"\n    And I run "kubectl apply -f shop.yaml"`);
  });

  test('is for a person to say where the words do not', () => {
    for (const words of ['Now open `shop.yaml` in your editor and choose another color.', 'Use `vi shop.yaml`, and change `color: green` to `color: red`.']) {
      expect(drafted(...SHOWN, '## 2. Change it', ...block('kubectl get pods'), words, ...APPLY)).to.match(/# TODO line \d+: say what the reader changes in shop\.yaml[^\n]*\n +# +(?:Now open|Use)/);
    }
  });

  test('is not asked for where the text shows it, or where a sentence only names a file', () => {
    const shows = drafted(...SHOWN, '## 2. Change it', ...block('kubectl get pods'), 'Open `shop.yaml` in your editor, change `color: blue` to `color: red`:', '', '```yaml', ...MAP.map((line) => line.replace('blue', 'red')), '```', ...APPLY);
    const names = drafted(...SHOWN, '## 2. Look', 'The file `shop.yaml` has the color. A change of it changes nothing.', ...block('kubectl get pods'));
    expect(`${shows}${names}`).to.not.match(/TODO|the reader changes/);
  });

  const OVEN = ['Write this to `oven.yaml`:', ...yamlBlock('apiVersion: apps/v1', 'kind: Deployment', 'metadata: { name: oven }', 'spec:', '  replicas: 2', '  selector: { matchLabels: { app: oven } }', '  template:', '    metadata: { labels: { app: oven } }', '    spec: { containers: [{ name: oven, image: "nginx:1.26" }] }'), ...block('kubectl apply -f oven.yaml')];
  const oven = (words: string, ...below: string[]): string => drafted('## 1. Make', ...OVEN, '## 2. Change it', words, ...(below.length > 0 ? below : block('kubectl apply -f oven.yaml')));

  test('is in the file where all that they name has a place in it', () => {
    const lab = oven('Edit `oven.yaml` again: change the image to `nginx:1.27` and increase the number of replicas to `4`.');
    expect(lab).to.match(/the reader changes oven\.yaml: [^]*replicas: 4[^]*nginx:1\.27/);
    expect(lab).not.to.include('TODO');
  });

  test('is for a person where they name more, and done where lines below do it', () => {
    expect(oven('Edit `oven.yaml`: change the image to `nginx:1.27`, and make it `paused`.')).to.match(/TODO line \d+: say what the reader changes in oven\.yaml/);
    expect(oven('Change `oven.yaml` with sed:', ...block("sed -i 's/nginx:1.26/nginx:1.27/' oven.yaml"))).not.to.include('say what the reader changes');
  });
});
