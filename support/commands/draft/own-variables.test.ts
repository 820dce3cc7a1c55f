import { test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts } from '../../../test/kit/draft-text';

const RUN = ['## Step 1: Open', ...block('kubectl create deployment shop --image=nginx:1')];
const drafted = (lookup: string, ...lines: string[]): { features: string[]; needs: number[] } => {
  const draft = draftText(['# Shop', ...RUN, '## Step 2: Find it', ...block(lookup, 'kubectl get pods'), '## Step 3: Look', ...lines]);
  return { features: featureTexts(draft), needs: draft.tasks.at(-1)?.needs ?? [] };
};

test('a task looks up itself what an earlier one has looked up, and needs only what made it', () => {
  const { features, needs } = drafted('POD=$(kubectl get pod -l app=shop -o name)', ...block('kubectl describe "$POD"'));
  expect(features.at(-1)).to.match(/# line \d+, once more\n +When I run "POD=\$\(kubectl get pod -l app=shop -o name\)"\n +Then the exit code is 0\n/);
  expect(needs).to.deep.equal([1]);
});

test('what it was before, what is not a lookup, and what the task looks up itself stay as they are', () => {
  expect(drafted('OLD_POD=$(kubectl get pod -l app=shop -o name)', ...block('echo "$OLD_POD"')).needs).to.deep.equal([2]);
  expect(drafted('POD=$(date +%s)', ...block('echo "$POD"')).needs).to.deep.equal([2]);
  expect(drafted('POD=$(kubectl get pod -l app=shop -o name)', ...block('POD=$(kubectl get pod -o name)', 'kubectl describe "$POD"')).features.at(-1)).not.to.include('once more');
});
