import { test } from 'node:test';
import { expect } from 'chai';
import { differenceOf } from './difference';

test('texts of several lines are told as a patch', () => {
  expect(differenceOf({ expected: 'a\nb\nc\n', seen: 'a\nB\nc' })).to.equal('--- expected\n+++ seen\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n');
});

test('so are lines', () => {
  expect(differenceOf({ expected: 'Hello World', seen: 'Hello world\n' })).to.equal('--- expected\n+++ seen\n@@ -1,1 +1,1 @@\n-Hello World\n+Hello world\n');
});

test('there is none where one of them only is a line, or not told, or where both are the same', () => {
  for (const trouble of [{ expected: 'a', seen: 'a\nb' }, { expected: 'a\nb', seen: 'b\n' }, { seen: 'a\nb' }, {}, { expected: 'a\nb\n', seen: 'a\nb' }]) expect(differenceOf(trouble)).to.equal(undefined);
});
