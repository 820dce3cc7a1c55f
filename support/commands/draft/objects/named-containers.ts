import type { KubectlLine } from '../lines/kubectl-line';
import type { State } from '../state';
import { keyOf, UNKNOWN } from './object-claims';
import { podSpecOf } from './place-of';
import { containersOf, ownersOf } from './unmade';

/** What programs of the cluster put into Pods, and kubectl debug. */
const PUT_IN = /^(?:istio|linkerd|vault|envoy|dapr|debug)/;

/** The containers of the Pods that a line is about, as the text makes them; none where something else may have changed them. */
export function containersFor({ targets }: Pick<KubectlLine, 'targets'>, state: State): string[] {
  const [target, ...others] = targets;
  if (!target || others.length > 0) return [];
  const keys = [keyOf(target.kind, target.name), ...ownersOf(target.kind, target.name, state)];
  const object = keys.map((key) => state.objects.get(key)).find((found) => found !== undefined);
  if (!object || [...keys, UNKNOWN].some((key) => state.touched.has(key))) return [];
  const { containers = [], initContainers = [] } = podSpecOf(object);
  const names = [containers, initContainers].flatMap((list) => (Array.isArray(list) ? (list as ({ name?: string } | null)[]) : [])).map((one) => one?.name ?? '');
  // Of an image with other signs in its name, kubectl makes up the end of the container's.
  return names.every((name) => /^[a-z0-9-]+$/.test(name)) ? names : [];
}

/** Why a line asks for a container that its Pod does not have: the text calls it by another name. */
export function whyNoContainer(line: KubectlLine, state: State): string | undefined {
  const names = containersFor(line, state);
  const wrong = names.length === 0 ? undefined : containersOf(line).find((name) => !names.includes(name) && !PUT_IN.test(name));
  return wrong && `the Pods of ${line.targets[0]?.name ?? ''} have no container ${wrong}, only ${names.join(', ')}`;
}
