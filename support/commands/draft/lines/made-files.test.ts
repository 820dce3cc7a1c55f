import { describe, test } from 'node:test';
import { expect } from 'chai';
import { parseLines } from '../../../vocabulary/shell/parse-lines';
import { madeBy } from './made-files';

const made = (line: string): string[] => parseLines(line).commands.flatMap(madeBy);

describe('files that lines make', () => {
  test('are those behind the options of programs that write keys and certificates', () => {
    expect(made('openssl req -x509 -nodes -keyout till.key -out till.crt -subj /CN=till')).to.deep.equal(['till.key', 'till.crt']);
    expect(made('mkdir shop')).to.deep.equal(['shop']);
  });

  test('are not those that they read', () => {
    expect(made('openssl x509 -in till.crt -text')).to.deep.equal([]);
    expect(made('cat till.crt')).to.deep.equal([]);
  });
});
