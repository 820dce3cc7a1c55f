import { afterEach, test } from 'node:test';
import { expect } from 'chai';
import { checkCommand, labOption } from './check-command';

const work = { lab: { names: { folder: 'shop', namespace: 'default' } }, folder: '/tmp/my shop' };

afterEach(() => delete process.env['LABSPEC_LAB_OPTION']);

test('the command has the folder if it is not the usual one, quoted for a shell', () => {
  expect(checkCommand(work, 3, 2)).to.equal("npx labspec check 3 --folder '/tmp/my shop' --hint 2");
});

test('a lab that an option has chosen is named again, one that was chosen otherwise is not', () => {
  expect(labOption()).to.deep.equal([]);
  process.env['LABSPEC_LAB_OPTION'] = 'features/shop/';
  expect(checkCommand(work, 3)).to.equal("npx labspec check 3 --lab features/shop/ --folder '/tmp/my shop'");
});
