import type { Mistake } from '../../errors/errors';
import { kindOf } from '../../platform/kubernetes/kinds';
import type { ClusterApi } from '../../platform/kubernetes/cluster-api';
import type { Run } from '../../runtime/run';
import type { Scenario } from '../../runtime/scenario';
import { whyHost, type Address } from '../network/host-rules';
import { isTerminating } from '../../platform/kubernetes/pod-facts';
import { condition } from '../objects/conditions';
import { explainObject } from '../objects/explain';
import { askedBy, type Target, type TargetSet } from './named-in-line';
import { inLine } from './values';

/** Why a line does not show what it should: by the objects that it names, and the Services that its addresses name. */
export async function explainLine({ run }: Scenario, line: string): Promise<Mistake | undefined> {
  const asked = askedBy(inLine(run, line));
  const api = await run.api();
  const ofHosts = await whyHosts(run, api, asked.hosts);
  if (ofHosts) return ofHosts;
  for (const target of asked.objects) {
    const why = await whyObject(run, api, target);
    if (why) return why;
  }
  for (const set of asked.sets) {
    const why = await whySet(run, api, set);
    if (why) return why;
  }
  return undefined;
}

/** The same for a line that is typed into a shell in a Pod, where addresses mean the same, and kubectl is seldom. */
export async function explainInPod(run: Run, line: string): Promise<Mistake | undefined> {
  return whyHosts(run, await run.api(), askedBy(inLine(run, line)).hosts);
}

async function whyHosts(run: Run, api: ClusterApi, hosts: readonly Address[]): Promise<Mistake | undefined> {
  for (const host of hosts) {
    const why = await whyHost(run, api, host);
    if (why) return why;
  }
  return undefined;
}

async function whyObject(run: Run, api: ClusterApi, { word, name, namespace: given }: Target): Promise<Mistake | undefined> {
  const kind = await kindOf(api, word).catch(() => undefined);
  const namespace = given ?? run.lab.names.namespace;
  // Another namespace may not be the run's to look into.
  if (!kind || namespace !== run.lab.names.namespace) return undefined;
  return explainObject({ run, api, kind, namespace, named: { word: kind.kind.toLowerCase(), name, namespace: given }, object: await api.object(kind, namespace, name) });
}

/** Of several, the first that is not ready and says why. */
async function whySet(run: Run, api: ClusterApi, { word, selector, namespace }: TargetSet): Promise<Mistake | undefined> {
  const kind = await kindOf(api, word).catch(() => undefined);
  if (!kind || (namespace !== undefined && namespace !== run.lab.names.namespace)) return undefined;
  const objects = await api.objects(kind, run.lab.names.namespace, selector).catch(() => []);
  for (const object of objects) {
    const why = isTerminating(object) || condition(object, 'ready').holds ? undefined : await whyObject(run, api, { word, name: object.metadata?.name ?? '', namespace });
    if (why) return why;
  }
  return undefined;
}
