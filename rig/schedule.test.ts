import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { planFor, runStages, type Outcome } from './schedule';
import type { Stage } from './stage';

function stage(name: string, needs: string[] = [], more: Partial<Stage> = {}): Stage {
  return { name, title: name, needs, plan: name, remedy: '', done: () => Promise.resolve(false), run: () => Promise.resolve(), ...more };
}

const THERE = { done: () => Promise.resolve(true) };

/** Runs stages, and gives what happened in order. */
async function happened(plan: Stage[], work: (stage: Stage, signal: AbortSignal) => Promise<void>, signal?: AbortSignal) {
  const events: string[] = [];
  const outcomes: Record<string, Outcome> = {};
  const error: unknown = await runStages(plan, {
    work,
    signal,
    events: { onStart: ({ name }) => events.push(`${name} starts`), onEnd: ({ name }, outcome) => (events.push(`${name} ends`), (outcomes[name] = outcome)) },
  }).catch((e: unknown) => e);
  return { events, outcomes, error };
}

test('the plan has what the goals need, each after what it needs, and nothing else', async () => {
  const stages = [stage('cluster', ['image', 'kind']), stage('image', ['engine']), stage('kind'), stage('engine'), stage('other')];
  const names = (await planFor(['cluster'], stages)).map(({ name }) => name);
  expect([...names].sort()).to.deep.equal(['cluster', 'engine', 'image', 'kind']);
  expect(names.indexOf('engine')).to.be.lessThan(names.indexOf('image'));
  expect(names.at(-1)).to.equal('cluster');
});

test('what is done is not planned, nor what only it needs', async () => {
  const stages = [stage('cluster', ['image']), stage('image', ['compile'], THERE), stage('compile')];
  expect((await planFor(['cluster'], stages)).map(({ name }) => name)).to.deep.equal(['cluster']);
  expect(await planFor(['image'], stages)).to.deep.equal([]);
});

test('stages that need each other, or one that is not there, are a mistake', async () => {
  const wrong = async (stages: Stage[]) => String(await planFor(['a'], stages).catch((e: unknown) => e));
  expect(await wrong([stage('a', ['b']), stage('b', ['a'])])).to.contain('need each other');
  expect(await wrong([stage('a', ['c'])])).to.contain('no stage c');
});

test('stages that do not need each other run side by side, others one after the other', async () => {
  const plan = [stage('a'), stage('b'), stage('c', ['a', 'b'])];
  const { events, error } = await happened(plan, () => pause(20));
  expect(error).to.be.undefined;
  expect(events.slice(0, 2)).to.deep.equal(['a starts', 'b starts']);
  expect(events.slice(4)).to.deep.equal(['c starts', 'c ends']);
});

test('the first failure ends the others and keeps back what needs it; it is the one that is told', async () => {
  const plan = [stage('bad'), stage('long'), stage('after', ['bad'])];
  const { events, outcomes, error } = await happened(plan, async ({ name }, signal) => {
    if (name === 'long') await pause(60_000, undefined, { signal });
    throw new Error('broken');
  });
  expect(error).to.have.property('message', 'broken');
  expect(outcomes).to.deep.equal({ bad: 'failed', long: 'ended' });
  expect(events).not.to.include('after starts');
});

test('it is only over when every stage has ended', async () => {
  let tidied = false;
  await happened([stage('bad'), stage('slow')], async ({ name }, signal) => {
    if (name === 'bad') throw new Error('broken');
    await pause(60_000, undefined, { signal }).catch(() => pause(50));
    tidied = true;
    signal.throwIfAborted();
  });
  expect(tidied).to.be.true;
});

test('what was made meanwhile is not made again', async () => {
  const { outcomes } = await happened([stage('a', [], THERE)], () => Promise.reject(new Error('made again')));
  expect(outcomes).to.deep.equal({ a: 'there' });
});

test('a stage that nobody needs any more is ended, and that is no failure', async () => {
  const unneeded = new AbortController();
  const plan = [stage('compile', [], { unneeded: unneeded.signal }), stage('pull'), stage('cluster', ['compile', 'pull'])];
  const { outcomes, error } = await happened(plan, async ({ name }, signal) => {
    if (name === 'pull') unneeded.abort();
    if (name === 'compile') await pause(60_000, undefined, { signal });
  });
  expect(error).to.be.undefined;
  expect(outcomes).to.deep.equal({ compile: 'not needed', pull: 'done', cluster: 'done' });
});

test('who gives up ends all of it', async () => {
  const giveUp = new AbortController();
  setTimeout(() => giveUp.abort(new Error('enough')), 20);
  const { outcomes, error } = await happened([stage('a'), stage('b', ['a'])], (_, signal) => pause(60_000, undefined, { signal }), giveUp.signal);
  expect(error).to.have.property('message', 'enough');
  expect(outcomes).to.deep.equal({ a: 'ended' });
});
