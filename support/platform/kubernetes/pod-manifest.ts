import type { V1Pod } from '@kubernetes/client-node';
import type { PodToRun } from './kubectl';

/** The pod that `kubectl run` makes from its options. Source: kubectl's pkg/generate/versioned/run.go. */
export function podManifest({ name, image, pullPolicy, args }: PodToRun): V1Pod {
  const container = { ...(args ? { args } : {}), image, imagePullPolicy: pullPolicy, name, resources: {} };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { labels: { run: name }, name },
    spec: { containers: [container], dnsPolicy: 'ClusterFirst', restartPolicy: 'Always' },
    status: {},
  };
}
