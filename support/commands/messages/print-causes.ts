import { recordings, toldOf } from './recorded';
import { TABLES } from './tables';

/** The heading of each table. */
const HEADINGS: Record<string, string> = {
  'answer': 'The application does not answer as it should', 'server': 'The application does not start', 'missing image': 'An image is not there', 'container': 'A container of Docker does not run', 'image on nodes': 'An image is not on the nodes', 'restarted pod': 'A Pod was restarted', 'address of a pod': 'A Pod has another address', 'token of a pod': 'A Pod has no token', 'events of a pod': 'A Pod lacks events', 'wget': 'A Pod does not reach another',
  'pod': 'A Pod of the lab does not run', 'any pod': 'A Pod does not run, or is not ready', 'workload': 'A Deployment, StatefulSet, DaemonSet, Job or CronJob has no Pods', 'service': 'A Service leads nowhere',
  'claim': 'A persistent volume claim is not bound', 'missing object': 'An object is not there', 'right': 'Somebody may not do something', 'host': 'A name leads nowhere', 'set': 'There are too few or too many objects', 'value': 'A container or a Secret has another value',
};

/** docs/causes.md: each cause with its message, as labspec reports it for what was observed on a real engine and cluster. */
export function printCauses(): string {
  const all = recordings();
  const parts = TABLES.map(({ about, rules }) => {
    const rows = rules.flatMap(({ cause }) => {
      const recorded = all.find((one) => one.cause === cause && Object.keys(one.observed)[0] === about);
      const told = recorded && toldOf(recorded);
      return told ? [`| \`${cause}\` | ${cell(told.reason)} | ${code(told.look ?? '')} | ${cell(told.next ?? '')} |`] : [];
    });
    return [`## ${HEADINGS[about] ?? `About: ${about}`}`, '', '| cause | what labspec says | where to look | what to do |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
  });
  return `# The causes

Made by \`npm run causes\` from the rules, each with an example from a real engine and cluster; a test fails when it is stale.
The first rule that applies is the cause; others are listed under "also". If none applies, labspec says what it has seen, and what differs from the objects that the lab makes; it guesses nothing.
lab.yaml can give a cause advice of its own: see [Write a lab](write-a-lab.md#labyaml).

${parts.join('\n')}`;
}

function code(text: string): string {
  return text.split('\n').filter(Boolean).map((line) => `\`${plain(line)}\``).join('<br>');
}

function cell(text: string): string {
  return plain(text).replaceAll('\n', '<br>');
}

/** Without the names of the runs in which it was observed. */
function plain(text: string): string {
  return text.replaceAll(/labspec-(?:variant|mutants|truth)-[0-9a-f]{8}/g, 'default').replaceAll(/labspec-(?:mutants|truth)\//g, '').replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
