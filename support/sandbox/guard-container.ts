import { removeContainer } from '../docker/engine';
import { DiskGuard } from './disk-guard';
import { writtenByContainer } from './written';

/** Takes a container away as soon as it has written too much. */
export async function guardContainer(id: string): Promise<void> {
  const guard = await DiskGuard.begin(() => writtenByContainer(id));
  guard.signal.addEventListener('abort', () => {
    process.stderr.write(`Container ${id} was taken away: it filled the disk\n`);
    removeContainer(id).catch(() => undefined);
  });
}
