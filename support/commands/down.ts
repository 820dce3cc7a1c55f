import type { Command } from './command';
import { labNeeds } from './lab-needs';

export const down = {
  name: 'down',
  takesLab: true,
  summary: 'remove what `up` made, and nothing else; the Docker engine stays',
  describe: (command) =>
    command
      .option('--cluster', 'the cluster, if labspec made it (the default)')
      .option('--images', 'the images that labspec built or pulled')
      .option('--cache', 'labspec’s cache: kind, kubectl, compiled Kubernetes, logs')
      .option('--all', 'all of these'),
  run: async (options, { print }) => {
    const { removeCache, removeCluster, removeImages } = await import('../../rig/down.ts');
    const all = options['all'] === true;
    const wants = (what: string): boolean => all || options[what] === true;
    // The images are in use as long as the cluster is there, and the cache has the program that removes the cluster.
    if (wants('cluster') || (!wants('images') && !wants('cache'))) print(await removeCluster(labNeeds().cluster));
    if (wants('images')) for (const line of await removeImages(labNeeds().images)) print(line);
    if (wants('cache')) print(await removeCache());
    return 0;
  },
} satisfies Command;
