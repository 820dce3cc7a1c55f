import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../system/command/run-command';
import { inspectImage } from '../../platform/docker/engine';
import { packageFolder } from '../../system/files/project';
import { version } from '../../system/version';
import { imagesOf } from '../../lab/lab';
import type { Environment } from '../../results/attachments';
import { tryDocker } from '../../platform/docker/docker-cli';
import type { CommandRecord } from '../../system/command/command-record';
import type { Run } from '../run';

const SECONDS = 5;

export async function environmentOf({ lab, cluster: access, inspectsOnly }: Run): Promise<Environment> {
  // A check must report within two seconds, so it asks nobody for this.
  if (inspectsOnly) return { labspec: version(), 'Node.js': process.versions.node };
  const asked: [name: string, answer: Promise<string | undefined>][] = [
    ['Docker', saidBy(tryDocker(['version', '--format', '{{.Server.Version}}'], { within: SECONDS }))],
    ['kind', saidBy(runCommand('kind', ['version'], { within: SECONDS }))],
    ['Kubernetes', access.version().catch(() => undefined)],
    ...(access.isOfLab ? [['node image', saidBy(tryDocker(['container', 'inspect', '--format', '{{.Config.Image}} {{.Image}}', `${lab.cluster.name}-control-plane`], { within: SECONDS }))] satisfies [string, Promise<string | undefined>]] : []),
    ...imagesOf(lab).map((image): [string, Promise<string | undefined>] => [`image ${image}`, inspectImage(image).then((found) => found?.Id, () => undefined)]),
  ];
  const answers = await Promise.all(asked.map(async ([name, answer]) => [name, await answer] as const));
  const found = answers.flatMap(([name, answer]) => (answer ? [[name, answer] as const] : []));
  return { labspec: `${version()}${commit()}`, 'Node.js': process.versions.node, ...Object.fromEntries(found) };
}

async function saidBy(command: Promise<CommandRecord>): Promise<string | undefined> {
  const { exitCode, stdout } = await command;
  return exitCode === 0 ? stdout.trim() : undefined;
}

/** The commit of a checkout; an installed package has none. */
function commit(): string {
  // In node_modules, the commit would be that of the repository around it.
  if (!existsSync(join(packageFolder, '.git'))) return '';
  try {
    return `, commit ${execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: packageFolder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()}`;
  } catch {
    return '';
  }
}
