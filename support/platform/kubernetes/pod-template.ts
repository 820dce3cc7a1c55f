/** What an object makes its Pods of. */
export interface PodTemplate {
  metadata?: { labels?: Record<string, string> };
  spec?: Record<string, unknown>;
}

const IN_SPEC = ['spec', 'template'];
const IN_JOB = ['spec', 'jobTemplate', ...IN_SPEC];

/** Where an object of a kind keeps the labels and the spec of its Pods: a Pod at its root, a CronJob in its Job, all others in their spec. @param kind in any case */
export function podTemplatePath(kind = ''): readonly string[] {
  const known: Record<string, readonly string[]> = { pod: [], cronjob: IN_JOB };
  return known[kind.toLowerCase()] ?? IN_SPEC;
}

/** The labels and the spec of an object's Pods; of a Pod, its own; undefined if it makes none. */
export function podTemplateOf(object: { kind?: string }): PodTemplate | undefined {
  let found: unknown = object;
  for (const key of podTemplatePath(object.kind)) found = typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[key] : undefined;
  return typeof found === 'object' && found !== null ? found : undefined;
}
