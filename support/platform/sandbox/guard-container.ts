import { removeContainer } from '../docker/engine';
import { TaskFailed } from '../../errors/errors';
import { DiskGuard } from './disk-guard';
import { MOST_WRITTEN } from './limits';
import { writtenByContainers } from './written';

interface Guarded {
  /** Why labspec removed its container. */
  takenAway: TaskFailed | undefined;
}

/** Removes a student's container as soon as it has written too much; the run then knows the reason. */
export async function guardContainer(run: Guarded, { name, id }: { name: string; id: string }): Promise<void> {
  run.takenAway = undefined;
  const guard = await DiskGuard.begin(() => writtenByContainers([id]), MOST_WRITTEN);
  guard.signal.addEventListener('abort', () => {
    run.takenAway = new TaskFailed({ cause: 'container-fills-the-disk', reason: `labspec removed the container ${name}: it filled the disk`, look: `docker ps --size --filter name=${name}`, next: 'change its server, so that it does not write without end' });
    removeContainer(id).catch(() => undefined);
  });
}
