import { expect } from 'chai';
import { describe, it } from 'node:test';
import { leavingFree, unknownFree } from './free';
import type { Variant } from './variant';

const variant = (task: number, title: string): Variant => ({ task, title, kind: 'name', at: { file: 'a.feature', line: 1 }, work: { files: new Map(), paths: new Map(), tasks: new Map() }, must: 'fail' });
const free = [{ task: 2, way: 'readers-x', because: 'any name will do' }];

describe('Ways that a lab leaves free', () => {
  it('must pass, in their own task only', () => {
    expect(leavingFree({ free }, [variant(2, 'readers-x for readers'), variant(3, 'readers-x for readers'), variant(2, 'other')]).map(({ must }) => must)).to.deep.equal(['pass', 'fail', 'fail']);
  });

  it('are named if nothing is called so, unless their task is not tried', () => {
    expect(unknownFree({ free }, [2], [variant(2, 'other')])).to.have.lengthOf(1);
    expect(unknownFree({ free }, [2], [variant(2, 'readers-x for readers')])).to.deep.equal([]);
    expect(unknownFree({ free }, [3], [])).to.deep.equal([]);
  });
});
