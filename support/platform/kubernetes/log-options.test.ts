import { test } from 'node:test';
import { expect } from 'chai';
import { AuthorError } from '../../errors/errors';
import { logOptions } from './log-options';

test('options of kubectl logs are the API’s', () => {
  expect(logOptions()).to.deep.equal({});
  expect(logOptions('--tail=2 --timestamps -c second')).to.deep.equal({ tailLines: 2, timestamps: true, container: 'second' });
  expect(logOptions('--limit-bytes=3 -p -f')).to.deep.equal({ limitBytes: 3, previous: true, follow: true });
});

test('an option that is not known is named', () => {
  expect(() => logOptions('--sinse=1h')).to.throw(AuthorError, /--sinse.*[^]*the known options are: --container/);
});
