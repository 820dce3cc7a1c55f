import { test } from 'node:test';
import { expect } from 'chai';
import { withVariables } from './expand-variables';

const argsOf = (args: string[], env: { name: string; value?: string }[]): string[] | undefined => withVariables({ name: 'web', env, args }).args;

test('variables of a container are filled into its command and its arguments, also those that use others', () => {
  const env = [{ name: 'PORT', value: '3001' }, { name: 'SAME', value: '$(PORT)' }];
  expect(argsOf(['$(PORT)', '--port=$(SAME)'], env)).to.deep.equal(['3001', '--port=3001']);
  expect(withVariables({ name: 'web', env, command: ['npm', '$(PORT)'] }).command).to.deep.equal(['npm', '3001']);
});

test('what is unknown, escaped, or meant for a shell stays as it is written', () => {
  expect(argsOf(['$(OTHER)', '$$(PORT)', '$PORT', '${PORT}'], [{ name: 'PORT', value: '3001' }, { name: 'OTHER' }])).to.deep.equal(['$(OTHER)', '$(PORT)', '$PORT', '${PORT}']);
});

test('a container without command and arguments stays without', () => {
  expect(withVariables({ name: 'web' })).to.deep.equal({ name: 'web' });
});
