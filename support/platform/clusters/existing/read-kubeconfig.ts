import { existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { KubeConfig, User } from '@kubernetes/client-node';
import { EnvironmentError, messageOf } from '../../../errors/errors';
import { clientNode } from '../../kubernetes/client-node';

/** The other parts of the error if a context is missing. */
export const NO_CONTEXT = { cause: 'no-such-context', look: 'kubectl config get-contexts', next: 'name an existing context, in a readable kubeconfig' };

/** How to call a credentials plugin: `users[].user.exec` of a kubeconfig. */
export interface ExecPlugin {
  command: string;
  args?: string[] | null;
  env?: { name: string; value: string }[] | null;
  apiVersion?: string;
  installHint?: string;
}

/**
 * Reads the user's kubeconfig as kubectl does: of several files, those that exist; each name from the first file that has it; relative paths start at
 * their file. Source: client-go's tools/clientcmd/loader.go.
 * @param file replaces KUBECONFIG and the file in the home folder @throws EnvironmentError naming the file that cannot be read
 */
export async function readKubeconfig(file: string | undefined): Promise<KubeConfig> {
  const { KubeConfig } = await clientNode();
  const files = file === undefined ? givenFiles() : [file];
  const merged = new KubeConfig();
  if (files.length === 0) {
    // In a Pod: that of the service account.
    merged.loadFromDefault();
    return merged;
  }
  const read = files.map((one) => loaded(new KubeConfig(), one));
  const all = <T extends { name: string }>(of: (config: KubeConfig) => readonly T[]): T[] => firstOfEachName(read.flatMap((config) => [...(of(config) ?? [])]));
  const contexts = all((config) => config.contexts);
  const currentContext = read.map((config) => config.currentContext).find(Boolean) ?? '';
  merged.loadFromOptions({ clusters: all((config) => config.clusters), users: all((config) => config.users), contexts, currentContext });
  return merged;
}

/** The existing files among the named ones; empty if there is no kubeconfig at all. */
function givenFiles(): string[] {
  const named = process.env['KUBECONFIG'];
  if (named) return named.split(delimiter).filter((one) => one !== '' && existsSync(one));
  const own = join(homedir(), '.kube/config');
  return existsSync(own) ? [own] : [];
}

function loaded(config: KubeConfig, file: string): KubeConfig {
  try {
    // An empty file adds nothing.
    if (existsSync(file) && statSync(file).size === 0) config.loadFromOptions({ clusters: [], users: [], contexts: [], currentContext: '' });
    else config.loadFromFile(file);
    for (const user of config.users ?? []) besideFile(user, file);
    return config;
  } catch (error) {
    throw new EnvironmentError({ ...NO_CONTEXT, reason: 'The kubeconfig cannot be read', subject: file, seen: messageOf(error) });
  }
}

/** A plugin with a slash in its name is a file relative to the kubeconfig, not a program on PATH. */
function besideFile({ exec }: User, file: string): void {
  const plugin = exec as ExecPlugin | undefined;
  if (plugin?.command.includes('/')) plugin.command = resolve(dirname(resolve(file)), plugin.command);
}

function firstOfEachName<T extends { name: string }>(items: readonly T[]): T[] {
  return items.filter(({ name }, index) => items.findIndex((other) => other.name === name) === index);
}
