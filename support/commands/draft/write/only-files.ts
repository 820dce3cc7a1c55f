import { isStep, then, when, type Line } from '../drafted';
import { manifestsIn } from '../manifests/read-manifests';

/** What the user of a run's namespace may make there, and what needs nothing else to be taken. */
const OWN_KINDS = /^(?:Pod|Service|ConfigMap|Secret|ServiceAccount|PersistentVolumeClaim|Deployment|ReplicaSet|ReplicationController|StatefulSet|DaemonSet|Job|CronJob|Ingress|NetworkPolicy|HorizontalPodAutoscaler|PodDisruptionBudget|Role)$/;
const WRITING = /^I create the file "(.+)"$/;

/**
 * What is seen of a task that only has its reader write manifests: that Kubernetes takes them, and what they would make.
 * @returns undefined if it does anything else, or if a run may not make what is in them
 */
export function seenOfFiles(lines: readonly Line[], fixtures: ReadonlyMap<string, string>): Line[] | undefined {
  const steps = lines.filter(isStep);
  const files = steps.map(({ text }) => WRITING.exec(text)?.[1]);
  const known = files.filter((file) => file !== undefined);
  if (known.length === 0 || known.length < files.length) return undefined;
  const objects = known.map((file) => manifestsIn(fixtures.get(file) ?? ''));
  if (!objects.every((made) => made.length > 0 && made.every(({ kind, metadata }) => OWN_KINDS.test(kind) && metadata?.name !== undefined))) return undefined;
  return known.flatMap((file, index) => [when(`I look with "kubectl apply --dry-run=server -f ${file}"`), ...(objects[index] ?? []).map(({ metadata }) => then(`I see "/${metadata?.name ?? ''} "`))]);
}
