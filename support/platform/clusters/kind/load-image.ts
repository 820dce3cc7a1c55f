import { runCommand } from '../../../system/command/run-command';
import { withTag } from '../../docker/image-name';
import type { ImageDelivery } from '../cluster';
import type { ClusterShape } from './cluster-shape';
import { needProgram } from '../../../system/command/programs';

// 28 s for three nodes on two idle cores, longer on busy ones.
const LOAD_SECONDS = 300;

/** `kind load docker-image` onto every node of the cluster. */
export function loadImage(image: string, { name }: Pick<ClusterShape, 'name'>): ImageDelivery {
  const args = ['load', 'docker-image', withTag(image), '--name', name];
  const commandLine = ['kind', ...args].join(' ');
  return {
    commandLine,
    shared: true,
    perform: (folder) => {
      needProgram('kind');
      return runCommand('kind', args, { cwd: folder, within: LOAD_SECONDS, typed: commandLine });
    },
  };
}
