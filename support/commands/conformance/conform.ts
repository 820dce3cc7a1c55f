import { join } from 'node:path';
import { stringify } from 'yaml';
import { CONFIG_MAP_RIGHTS, mustHaveRights } from '../../platform/clusters/existing/rights';
import type { Cluster } from '../../platform/clusters/cluster';
import { redact } from '../../redaction/redact';
import { writeAtomically } from '../../system/files/write-atomically';
import { clusterOf } from './cluster-of';
import { configMapName, keepInConfigMap } from './config-map';
import type { ConformanceReport } from './report';
import { runConformance, type ConformanceRequest } from './run-conformance';
import { summaryOf } from './summary';

/** Runs the lab and writes its report about the cluster. @param request with `configMap` (NAMESPACE/NAME), the report is also kept in the cluster */
export async function conform(request: ConformanceRequest & { configMap: string | undefined }): Promise<{ report: ConformanceReport; file: string }> {
  const place = request.configMap === undefined ? undefined : configMapName(request.configMap);
  // A mistake in it is reported before the run, not after.
  if (place) await withCluster(request, async (cluster) => mustHaveRights(await cluster.api(), place.namespace, CONFIG_MAP_RIGHTS));
  const report = await runConformance(request);
  const files = { 'conformance.yaml': redact(stringify(report)), 'summary.md': redact(summaryOf(report)) };
  for (const [name, text] of Object.entries(files)) writeAtomically(join(request.out, name), text);
  if (place) await withCluster(request, (cluster) => keepInConfigMap(cluster, place, files));
  return { report, file: join(request.out, 'conformance.yaml') };
}

async function withCluster({ context, lab }: ConformanceRequest, work: (cluster: Cluster) => Promise<void>): Promise<void> {
  const cluster = clusterOf(context, lab);
  await work(cluster).finally(() => cluster.close());
}
