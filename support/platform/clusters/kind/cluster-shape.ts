/** The cluster that a lab asks for. */
export interface ClusterShape {
  /** The provider that makes it: see providers.ts. */
  provider?: string;
  name: string;
  controlPlanes: number;
  workers: number;
}

/** The names that kind gives to the nodes: `demo-control-plane`, `demo-worker`, `demo-worker2`. */
export function nodeNames({ name, controlPlanes, workers }: ClusterShape): string[] {
  return [...numbered(`${name}-control-plane`, controlPlanes), ...numbered(`${name}-worker`, workers)];
}

function numbered(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => (i === 0 ? prefix : `${prefix}${i + 1}`));
}
