import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { Worker as Thread } from 'node:worker_threads';
import { expect } from 'chai';
import type { Parameters } from '../../lab/parameters';
import { packageFolder } from '../../system/files/project';
import { Channel, type Message } from './channel';
import { Coordinator } from './coordinator';

// What cucumber-js starts, without the lab: the thread of a worker that says what it hears to whoever has started it.
const WORKER = `
  require('ts-node/register');
  const { parentPort } = require('node:worker_threads');
  const { Worker } = require(${JSON.stringify(join(__dirname, 'worker.ts'))});
  const { readParameters } = require(${JSON.stringify(join(packageFolder, 'support/lab/parameters.ts'))});
  const heard = [];
  parentPort.on('message', () => {
    worker.learnVerdicts({ judge: (task, verdict) => heard.push([task, verdict]) });
    parentPort.postMessage(heard);
  });
  let worker;
  Worker.enter(readParameters({})).then((entered) => {
    worker = entered;
    parentPort.postMessage(worker.parameters);
  });`;

describe('the threads of a run', () => {
  const threads: Thread[] = [];
  const start = (id: string): Thread => {
    const thread = new Thread(WORKER, { eval: true, env: { ...process.env, CUCUMBER_WORKER_ID: id, CUCUMBER_TOTAL_WORKERS: '2' } });
    threads.push(thread);
    return thread;
  };
  let coordinator: Coordinator;

  beforeEach(() => {
    coordinator = new Coordinator();
  });
  afterEach(async () => {
    coordinator.close();
    for (const thread of threads.splice(0)) await thread.terminate();
  });

  test('each has a namespace, a container and ports of its own', async () => {
    const [one, other] = (await Promise.all([start('0'), start('1')].map((thread) => once(thread, 'message')))).map(([own]) => own as Parameters);
    expect(one?.names.namespace).to.match(/^labspec-parallel-/).and.not.equal(other?.names.namespace);
    expect(one?.names.container).not.to.equal(other?.names.container);
    expect(new Set([one, other].flatMap((own) => Object.values(own?.ports ?? {})))).to.have.property('size', 4);
  });

  test('a verdict that was told is known to the next scenario, also where no event has come yet', async () => {
    const thread = start('0');
    await once(thread, 'message');
    const channel = new Channel(() => undefined);
    channel.tell({ is: 'judged', task: 5, verdict: 'failed' });
    thread.postMessage('what have you heard?');
    expect((await once(thread, 'message'))[0]).to.deep.equal([[5, 'failed']]);
    channel.close();
  });

  test('all are ended: whoever made something is waited for', async () => {
    await Promise.all([start('0'), start('1')].map((thread) => once(thread, 'message')));
    const left: string[] = [];
    const channel = new Channel((message: Message) => void (message.is === 'gone' && left.push(message.worker)));
    await coordinator.endAll();
    channel.catchUp();
    expect(left.sort()).to.deep.equal(['0', '1']);
    channel.close();
  });
});
