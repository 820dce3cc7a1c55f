import { describe, test } from 'node:test';
import { expect } from 'chai';
import { NotChecked, TaskFailed } from '../../errors/errors';
import type { Scenario, State } from '../scenario';
import { student } from './student';

const { mayPass, mayBeAbsent } = student(
  () => Promise.resolve(0),
  (_, error) => Promise.resolve(error),
);

/** A scenario of task 2 whose Given does not hold; task 1 makes it, unless it is its own work. */
function scenario(past: Pick<State, 'wasThere' | 'heldBefore'>, { own = false } = {}): Scenario {
  const tasks = [{ id: 1, title: 'Make it', makes: ['the Pod is running'], needs: [] }, { id: 2, title: 'Delete it', makes: [], needs: [] }];
  const state = { name: 'the Pod is running', look: () => 'kubectl get pods', needs: () => [], ...past, ...(own && { ofTask: 2 }) };
  return { run: { lab: { tasks }, shownFolder: '.' }, task: tasks[1], unmet: { state, seen: 'no Pod' } } as unknown as Scenario;
}

async function errorOf(world: Scenario): Promise<unknown> {
  return mayPass(world).then(() => undefined, (error: unknown) => error);
}

describe('the verdict on a scenario whose Given does not hold, and whose Thens all hold', () => {
  test('is “not checked” where what it starts from was never there', async () => {
    expect(await errorOf(scenario({ wasThere: () => Promise.resolve(false) }))).to.be.instanceOf(NotChecked).and.have.nested.property('problem.reason').that.contains('needs task 1');
    expect(await errorOf(scenario({ heldBefore: () => Promise.resolve(false) }))).to.be.instanceOf(NotChecked);
  });

  test('is “failed” where its own task should have made it', async () => {
    expect(await errorOf(scenario({ wasThere: () => Promise.resolve(false) }, { own: true }))).to.be.instanceOf(TaskFailed).and.have.nested.property('problem.next', 'kubectl get pods');
  });

  test('is “passed” where it was there before, or where nothing can say so', async () => {
    expect(await errorOf(scenario({ wasThere: () => Promise.resolve(true) }))).to.equal(undefined);
    expect(await errorOf(scenario({}))).to.equal(undefined);
    expect(await errorOf(scenario({ wasThere: () => Promise.resolve(undefined) }))).to.equal(undefined);
  });

  test('is “passed” where every Given holds', async () => {
    expect(await errorOf({ ...scenario({}), unmet: undefined })).to.equal(undefined);
  });
});

describe('a Then that something is gone, where a Given does not hold', () => {
  const errorAt = async (wasThere: boolean | undefined): Promise<unknown> => mayBeAbsent(scenario({ wasThere: () => Promise.resolve(wasThere) })).then(() => undefined, (error: unknown) => error);

  test('says something only if it is known to have been there', async () => {
    expect(await errorAt(true)).to.equal(undefined);
    for (const past of [false, undefined]) expect(await errorAt(past)).to.be.instanceOf(NotChecked);
  });
});
