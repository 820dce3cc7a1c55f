import type { Owned } from '../ownership/journal';
import type { Command } from './command';

export const clean = {
  name: 'clean',
  takesLab: true,
  summary: 'remove what killed runs left behind, and nothing else',
  describe: (command) => command.option('--forget', 'also forget what cannot be reached any more, as in a cluster that is gone for good'),
  run: async (options, { print }) => {
    const { reapAbandoned, reapLabelled } = await import('../runtime/clean-up.ts');
    const { clustersOfLabs } = await import('../lab/clusters-of-labs.ts');
    let stays = false;
    const warn = (text: string): void => {
      stays = true;
      print(`✖ ${text}`);
    };
    let isForgotten = false;
    const forget = (left: readonly Owned[]): void => {
      isForgotten = true;
      for (const owned of left) print(`- forgotten, and perhaps still there: ${nameOf(owned)}`);
    };
    const taken = await reapAbandoned(warn, options['forget'] === true ? forget : undefined);
    for (const cluster of clustersOfLabs()) taken.push(...(await reapLabelled(cluster, warn)));
    for (const owned of taken) print(`✔ ${nameOf(owned)}`);
    if (taken.length === 0 && !stays && !isForgotten) print('Nothing was left behind.');
    return stays ? 1 : 0;
  },
} satisfies Command;

function nameOf(owned: Owned): string {
  switch (owned.kind) {
    case 'process':
      return `process ${owned.pid}: ${owned.commandLine}`;
    case 'pod':
      return `pod ${owned.name} in namespace ${owned.namespace} of cluster ${owned.cluster}`;
    case 'container':
      return `container ${owned.name}`;
    case 'namespace':
      return `namespace ${owned.name} of cluster ${owned.cluster}`;
    case 'place':
      return `containers, images and namespaces called ${owned.prefix}...`;
    case 'engine-objects':
      return `containers, networks, volumes and images of run ${owned.run}`;
    case 'folder':
      return `folder ${owned.path}`;
  }
}
