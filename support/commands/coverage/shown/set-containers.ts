import type { Statement } from '../../../vocabulary/lines/statement';
import { literal } from '../../../vocabulary/lines/word';
import { kindName, namespaceOf } from './as-line';
import { find, listAt, podOf, type World } from './made';

/** Why `kubectl set image deployment/web app=nginx` finds nothing to change: containers that the objects do not have. */
export function unknownContainers(statements: readonly Statement[], world: World): string[] {
  return statements.flatMap(({ calls }) => calls).filter(({ program, verb }) => program === 'kubectl' && verb === 'set image').flatMap((call) => call.targets.flatMap(({ kind, name }) => {
    const made = find(world.objects, kindName(kind), (name && literal(name)) ?? '', namespaceOf(call, world));
    const pod = made && podOf(made);
    const own = [...listAt(pod?.spec, 'containers'), ...listAt(pod?.spec, 'initContainers')].map((container) => String(container['name']));
    const asked = call.args.flatMap((word) => /^([a-z0-9-]+)=/.exec(literal(word) ?? '')?.[1] ?? []);
    const wrong = own.length === 0 ? undefined : asked.find((one) => !own.includes(one));
    return made && wrong !== undefined ? [`${made.kind.toLowerCase()} ${made.name} has no container ${wrong}; ${made.place} makes it with ${own.join(', ')}`] : [];
  }));
}
