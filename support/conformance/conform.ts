import { join } from 'node:path';
import { stringify } from 'yaml';
import { redact } from '../redaction/redact';
import { writeAtomically } from '../safety/write-atomically';
import { clusterOf } from './cluster-of';
import { configMapName, keepInConfigMap } from './config-map';
import type { ConformanceReport } from './report';
import { runConformance, type ConformanceRequest } from './run-conformance';
import { summaryOf } from './summary';

/** Runs the lab, and writes what it says of the cluster. @param request with `configMap`, as NAMESPACE/NAME, it is kept in the cluster, too */
export async function conform(request: ConformanceRequest & { configMap: string | undefined }): Promise<{ report: ConformanceReport; file: string }> {
  // What is wrong with it is told before the run, not after.
  const place = request.configMap === undefined ? undefined : configMapName(request.configMap);
  const report = await runConformance(request);
  const files = { 'conformance.yaml': redact(stringify(report)), 'summary.md': redact(summaryOf(report)) };
  for (const [name, text] of Object.entries(files)) writeAtomically(join(request.out, name), text);
  if (place) {
    const access = clusterOf(request.context, request.lab);
    await keepInConfigMap(access, place, files).finally(() => access.close());
  }
  return { report, file: join(request.out, 'conformance.yaml') };
}
