/** Of a Pod, as a manifest has it: anything may stand there. */
export interface Container {
  image?: unknown;
  command?: unknown;
  args?: unknown;
  env?: unknown;
  envFrom?: unknown;
  stdin?: unknown;
  ports?: unknown;
  lifecycle?: unknown;
  volumeMounts?: unknown;
  readinessProbe?: unknown;
  startupProbe?: unknown;
}

/** The containers of a Pod's spec. */
export function containersIn({ containers }: Record<string, unknown>): Container[] {
  return Array.isArray(containers) ? (containers as Container[]) : [];
}
