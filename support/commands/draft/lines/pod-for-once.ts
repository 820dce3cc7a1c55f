import { SHELL_IMAGES } from '../objects/known-images';
import type { State } from '../state';
import { kubectlLine, optionOf, type KubectlLine } from './kubectl-line';
import type { Word } from '../../../vocabulary/shell/parse-lines';

/** Whether an image runs a shell where a line names no command. */
export function runsShell(image: string): boolean {
  return SHELL_IMAGES.test(image) || /(?:^|\/)busybox(?:plus)?(?::[\w.-]+)?$/.test(image);
}

/** `kubectl run test-$RANDOM --rm -it`: the shell computes the name so that it is a new one each time, and a plain name does the same for a Pod that goes with its line. */
export function plainNameOf(line: KubectlLine, text: string, { objects }: Pick<State, 'objects'>): string | undefined {
  if (line.verb !== 'run' || !line.options.has('rm') || line.targets.length > 0) return undefined;
  const name = /\s["']?([a-z][a-z0-9-]*?)-?\$(?:\{\w+\}|\w+)["']?(?=\s)/.exec(text)?.[1];
  return name !== undefined && objects.has(`Pod/${name}`) ? `${name}-once` : name;
}

/** Why a request needs a person: a policy of the text parts namespaces that are one in the run. @param home the namespace of the Pod that asks, as the text has it @param services that it asks */
export function whyNotApart(home: string, services: readonly string[], { objects, homes }: Pick<State, 'objects' | 'homes'>): string | undefined {
  const other = services.map((service) => homes.get(service)).find((place) => place !== undefined && place !== home);
  const hasPolicy = [...objects.values()].some(({ kind }) => kind === 'NetworkPolicy');
  return other === undefined || !hasPolicy ? undefined : `a NetworkPolicy parts the namespaces ${home} and ${other}, and a run has only one`;
}

/** The same of a line that asks from within a Pod: `kubectl exec -n tills till -- curl shop.default`. */
export function whyPodNotApart(commands: readonly (readonly Word[])[], home: string, services: readonly string[], state: Pick<State, 'objects' | 'homes'>): string | undefined {
  const [line] = commands.flatMap((words) => kubectlLine(words) ?? []);
  if (!line || !['exec', 'run'].includes(line.verb)) return undefined;
  const [target] = line.targets;
  const place = target && line.verb === 'exec' && optionOf(line, 'namespace') === undefined ? state.homes.get(`${target.kind}/${target.name}`) : undefined;
  return whyNotApart(place ?? home, services, state);
}
