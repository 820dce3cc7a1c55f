import { TaskFailed, type Mistake, type Problem } from '../../errors/errors';
import { noteShownCommand } from '../../runtime/shown-commands';
import { waitFor } from '../../wait/wait-for';
import { inspectContainer } from '../../platform/docker/engine';

const GONE_SECONDS = 20;

/** Waits until the engine reports that no container has this name; an engine that does not answer is an error. */
export async function awaitNoContainer(name: string): Promise<void> {
  noteShownCommand(`docker ps --all --filter name=${name}`);
  let runs = false;
  const look = async () => {
    const there = await inspectContainer(name);
    runs = there?.State.Running ?? false;
    return there ? { notYet: `${name} is ${there.State.Status}` } : ({ done: true } as const);
  };
  const otherwise = ({ seen }: Problem): TaskFailed => new TaskFailed({ seen, look: 'docker ps --all', ...(runs ? stillRuns(name) : notRemoved(name)) });
  await waitFor(look, { what: `Container ${name} is gone`, within: GONE_SECONDS, otherwise });
}

function stillRuns(name: string): Mistake {
  return { cause: 'container-still-running', reason: `Container ${name} still runs`, next: `docker stop ${name}` };
}

function notRemoved(name: string): Mistake {
  return { cause: 'container-not-removed', reason: `Container ${name} is stopped, but still there, because it was run without --rm`, next: `docker rm ${name}` };
}
