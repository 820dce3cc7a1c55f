import { test } from 'node:test';
import { expect } from 'chai';
import { parse } from 'yaml';
import { configOf } from './kind-cli';
import { MARK } from './ownership';

test('kind is asked for the shape’s nodes, each with labspec’s mark', () => {
  const config = parse(configOf({ name: 'demo', controlPlanes: 1, workers: 2 })) as { nodes: unknown[] };
  const node = (role: string) => ({ role, extraMounts: [{ ...MARK }] });
  expect(config.nodes).to.deep.equal([node('control-plane'), node('worker'), node('worker')]);
});
