import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { labsIn } from '../../../lab/chosen-lab';

/** The `cluster` of a project's labs, as their lab.yaml have it, if they have the same: a lab that joins them needs no cluster of its own. */
export function clusterOfLabs(project: string): object | undefined {
  const clusters = labsIn(project).flatMap((lab) => clusterIn(join(project, 'features', lab, 'lab.yaml')) ?? []);
  return new Set(clusters.map((cluster) => JSON.stringify(cluster))).size === 1 ? clusters[0] : undefined;
}

/** None in a file that is not valid: its own commands report it. */
function clusterIn(file: string): object | undefined {
  try {
    const { cluster } = parse(readFileSync(file, 'utf8')) as { cluster?: unknown };
    return typeof cluster === 'object' && cluster !== null ? cluster : undefined;
  } catch {
    return undefined;
  }
}
