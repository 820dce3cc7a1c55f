import { clusterState } from '../platform/clusters/kind/cluster-state';
import { isLiveTerminal } from '../reporting/terminal/is-live-terminal';
import { labNeeds } from './lab-needs';
import type { Command, CommandContext } from './command';

export const up = {
  name: 'up',
  takesLab: true,
  summary: 'set up what the lab needs and does not find: Docker engine, kind, kubectl, images, cluster',
  run: async (_, context: CommandContext) => {
    const rig = await import('../../rig/up.ts');
    const needs = labNeeds();
    const didSomething = await rig.up(needs, { progress: await progressFor(context), signal: context.signal });
    const { reason } = await clusterState(needs.cluster);
    const { isOutdated } = await import('../../rig/outdated.ts');
    if (await isOutdated(needs.cluster.name)) context.print(`The cluster ${needs.cluster.name} was made by another version of labspec. It goes on as it is; to replace it, with everything in it: npx labspec down && npx labspec up`);
    context.print(didSomething ? `${reason}.` : `Nothing to do. ${reason}.`);
    return 0;
  },
} satisfies Command;

async function progressFor({ print }: CommandContext) {
  if (isLiveTerminal()) return new (await import('../../rig/progress-terminal.ts')).TerminalProgress();
  return new (await import('../../rig/progress-plain.ts')).PlainProgress(print);
}
