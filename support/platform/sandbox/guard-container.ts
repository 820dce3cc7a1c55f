import { removeContainer } from '../docker/engine';
import { TaskFailed } from '../../errors/errors';
import { DiskGuard } from './disk-guard';
import { MOST_WRITTEN } from './limits';
import { writtenByContainers } from './written';

interface Guarded {
  /** Why its container is gone. */
  takenAway: TaskFailed | undefined;
}

/** Takes a student's container away as soon as it has written too much; the run then knows why it is gone. */
export async function guardContainer(run: Guarded, { name, id }: { name: string; id: string }): Promise<void> {
  run.takenAway = undefined;
  const guard = await DiskGuard.begin(() => writtenByContainers([id]), MOST_WRITTEN);
  guard.signal.addEventListener('abort', () => {
    run.takenAway = new TaskFailed({ cause: 'container-fills-the-disk', reason: `Container ${name} was taken away: it filled the disk`, look: `docker ps --size --filter name=${name}`, next: 'let its server not write without end' });
    removeContainer(id).catch(() => undefined);
  });
}
