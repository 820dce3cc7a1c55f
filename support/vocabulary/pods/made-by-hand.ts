import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { V1Pod } from '@kubernetes/client-node';
import { isEqual } from '../../errors/check-equal';
import type { Mistake } from '../../errors/errors';
import type { Run } from '../../runtime/run';
import { parsePod } from '../manifests/check-manifest';

export function argsOf(pod: V1Pod | undefined): readonly string[] {
  return pod?.spec?.containers[0]?.args ?? [];
}

/** The mistake that a pod has arguments that no manifest in the folder gives it; undefined if one of them does. @param create the command that creates it from the first manifest */
export async function madeByHand({ folder }: Run, pod: V1Pod, manifests: readonly string[], create: string): Promise<Mistake | undefined> {
  const args = argsOf(pod);
  for (const file of manifests) if (isEqual(await argsIn(folder, file), args)) return undefined;
  const [manifest = ''] = manifests;
  const name = pod.metadata?.name ?? '';
  return {
    cause: 'args-not-in-manifest',
    reason: `Pod ${name} was not created from ${manifest}: it runs with arguments of its own`,
    subject: `pod ${name}, spec.containers[0].args`,
    expected: 'no args',
    seen: `args: ${JSON.stringify(args)}`,
    look: `kubectl get pod ${name} -o yaml`,
    next: `kubectl delete pod ${name}\n${create}`,
  };
}

/** The arguments in a manifest; undefined if it is not there, or no Pod. */
async function argsIn(folder: string, file: string): Promise<readonly string[] | undefined> {
  const path = join(folder, file);
  return existsSync(path) ? parsePod(file, readFileSync(path, 'utf8')).then(argsOf, () => undefined) : undefined;
}
