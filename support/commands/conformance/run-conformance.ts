import { join } from 'node:path';
import { AuthorError } from '../../errors/errors';
import { loadLab } from '../../lab/load-lab';
import { clusterOf } from './cluster-of';
import { PROFILES, type ProfileName } from './profiles';
import type { ConformanceReport, NodeFacts } from './report';
import { runProfile, type ProfileRun } from './run-profile';

export interface ConformanceRequest {
  /** The context of the cluster, if it is not the lab's own; see docs/existing-clusters.md. */
  context: string | undefined;
  /** The folder of its features. */
  lab: string;
  /** All that the lab has if left out. */
  profiles?: ProfileName[] | undefined;
  /** For all that is written. */
  out: string;
  implementation: ConformanceReport['implementation'];
  signal: AbortSignal;
}

/** Runs the lab, and what labs may use beyond it, one after the other. */
export async function runConformance(request: ConformanceRequest): Promise<ConformanceReport> {
  const { context, lab, out, implementation, signal } = request;
  const date = new Date().toISOString();
  const labs = labsOf(request);
  const runs: ProfileRun[] = [];
  for (const [name, itsLab] of labs) runs.push(await runProfile({ name, lab: itsLab, context, out: name === 'core' ? out : join(out, name), signal }));
  return {
    apiVersion: 'conformance.labspec/v1alpha2', kind: 'LabConformanceReport', date, implementation,
    lab: { name: lab, title: loadLab(lab).title },
    environment: { versions: Object.assign({}, ...runs.map(({ versions }) => versions)) as Record<string, string>, nodes: await nodesOf(context, lab) },
    profiles: runs.map(({ profile }) => profile),
  };
}

/** The lab of each profile. @throws AuthorError for one that the lab has not */
function labsOf({ lab, profiles }: ConformanceRequest): [ProfileName, string][] {
  const { extended } = loadLab(lab);
  const all: Partial<Record<ProfileName, string>> = { core: lab, ...(extended === undefined ? {} : { extended }) };
  return PROFILES.filter((name) => profiles?.includes(name) ?? all[name] !== undefined).map((name) => {
    const itsLab = all[name];
    if (itsLab === undefined) throw new AuthorError({ reason: `The lab ${lab} has no profile ${name}`, next: 'name the lab of its tests in lab.yaml, as extended, or leave the profile out' });
    return [name, itsLab];
  });
}

/** Empty if they cannot be read: then the tests report why. */
async function nodesOf(context: string | undefined, lab: string): Promise<NodeFacts[]> {
  const cluster = clusterOf(context, lab);
  try {
    const nodes = await (await cluster.api()).nodes();
    return nodes.map(({ metadata, status }) => ({
      name: metadata?.name ?? '',
      kubelet: status?.nodeInfo?.kubeletVersion ?? '',
      runtime: status?.nodeInfo?.containerRuntimeVersion ?? '',
      kernel: status?.nodeInfo?.kernelVersion ?? '',
      os: status?.nodeInfo?.osImage ?? '',
      architecture: status?.nodeInfo?.architecture ?? '',
    }));
  } catch {
    return [];
  } finally {
    await cluster.close();
  }
}
