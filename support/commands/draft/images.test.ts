import { test } from 'node:test';
import { expect } from 'chai';
import { draftText } from '../../../test/kit/draft-text';
import type { Draft } from './draft-lab';

const draftOf = (lines: readonly string[], images: readonly [string, string][]): Draft => draftText(['# Mill', ...lines], { images: Object.fromEntries(images) });

test('images are replaced in a manifest that no line applies, too', () => {
  const pod = ['apiVersion: v1', 'kind: Pod', 'metadata: { name: mill }', 'spec:', '  containers:', '  - name: mill', '    image: nginx:1.27'];
  const { features } = draftOf(['A Pod:', '```yaml', ...pod, '```', '```sh', 'kubectl get pods', '```'], [['nginx:1.27', 'httpd:2.4']]);
  expect(features.get('lab.yaml')).to.contain('httpd:2.4').and.not.contain('nginx:1.27');
});

test('a name that begins as the image does stays as it is', () => {
  const { features } = draftOf(['```sh', 'kubectl run near-mill --image=far', 'kubectl run near --image "far" --labels=near=far', '```'], [['far', 'near']]);
  const lines = [...features.values()].join('');
  expect(lines).to.contain('kubectl run near-mill --image=near --image-pull-policy=IfNotPresent');
  expect(lines).to.contain('kubectl run near --image "near" --image-pull-policy=IfNotPresent --labels=near=far');
});
