/** What the lab needs of a machine. `LABSPEC_CLUSTER` is for those who develop labspec beside a cluster that they need. */
export function labNeeds() {
  return {
    cluster: { name: process.env['LABSPEC_CLUSTER'] ?? 'demo', controlPlanes: 1, workers: 2 },
    images: ['node:20-slim', 'busybox:latest'],
  };
}
