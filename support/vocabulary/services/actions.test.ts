import { test } from 'node:test';
import { expect } from 'chai';
import { AuthorError } from '../../errors/errors';
import type { Owned } from '../../ownership/journal';
import type { LabWorld } from '../../runtime/world';
import { exposePod } from './actions';

function worldWith(owned: Owned[], said: string[]): LabWorld {
  const kubectl = { expose: (...args: unknown[]) => said.push(args.join(' ')) };
  return { run: { kubectl: () => Promise.resolve(kubectl), api: () => Promise.resolve({}), parameters: {}, lab: { names: { namespace: 'its' } }, journal: { owned } } } as unknown as LabWorld;
}

test('a Service is created only in a namespace of the run’s own', async () => {
  const said: string[] = [];
  const expose = exposePod('web', 'shop', 8080);
  await expose.perform(worldWith([{ kind: 'namespace', cluster: 'demo', name: 'its', run: '1' }], said));
  expect(said).to.deep.equal(['web shop 8080']);
  const refused: unknown = await expose.perform(worldWith([{ kind: 'namespace', cluster: 'demo', name: 'other', run: '1' }], said)).catch((error: unknown) => error);
  expect(refused).to.be.instanceOf(AuthorError).with.property('message').that.contains('ownNamespace: true');
  expect(said).to.have.length(1);
});
