import { waitFor } from '../wait/wait-for';
import { inspectContainer } from './engine';

const GONE_SECONDS = 20;

/** Waits until the engine says that there is no container of this name; an engine that does not answer is an error. */
export async function awaitNoContainer(name: string): Promise<void> {
  const look = async () => {
    const there = await inspectContainer(name);
    return there ? { notYet: `${name} is ${there.State.Status}` } : ({ done: true } as const);
  };
  await waitFor(look, { what: `Container ${name} is gone`, within: GONE_SECONDS, next: `docker stop ${name}` });
}
