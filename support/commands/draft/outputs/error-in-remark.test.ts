import { test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

const drafted = (...lines: string[]): string[] => featureLines(draftText(['# Mill', ...block('kubectl run mill --image=nginx:1', ...lines)]));

test('what a comment below a line shows of its error is seen', () => {
  expect(drafted('kubectl exec mill -- touch /flour', "# touch: cannot touch '/flour': Read-only file system   <- as it must be")).to.include('I see "Read-only file system"').and.not.include('the exit code is 0');
  expect(drafted('kubectl exec -it mill -- sh', 'chown 1:1 /flour', '# chown: /flour: Operation not permitted')).to.include('I see "Operation not permitted"');
  expect(drafted('kubectl exec -it mill -- sh', 'touch /flour && chown 1:1 /flour', '# chown: Operation not permitted ← it is not the owner')).to.include('I see "Operation not permitted"');
});

test('another comment is none', () => {
  for (const remark of ['# touch it once more: and again', '# note: the file is there now', '# touch: it']) expect(drafted('kubectl exec mill -- touch /flour', remark).join('\n'), remark).not.to.match(/I see "(?:and again|the file|it)/);
});
