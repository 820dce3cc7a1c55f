import { describe, test } from 'node:test';
import { expect } from 'chai';
import { placeholdersIn } from '../../../vocabulary/lines/placeholders';
import { newState } from '../new-state';
import { resolvePlaceholders } from './placeholders';

const resolved = (line: string): string => resolvePlaceholders(line, newState({ images: new Map(), fetched: new Map() }, '.', undefined)).text;

describe('tags of a page', () => {
  for (const line of ["kubectl exec till -- sh -c \"wget -qO- shop | grep '<h1>.*</h1>'\"", "curl -s localhost:8080 | grep -o '<title>[^<]*</title>'"])
    test(`are no placeholders: ${line}`, () => {
      expect(placeholdersIn(line)).to.deep.equal([]);
      expect(resolved(line)).to.equal(line);
    });

  test('without an end, are placeholders', () => {
    expect(placeholdersIn('kubectl logs <pod>')).to.deep.equal(['<pod>']);
  });
});
