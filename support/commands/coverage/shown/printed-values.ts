import type { Call } from '../../../vocabulary/lines/call';
import { literal } from '../../../vocabulary/lines/word';
import { textAt } from '../../../vocabulary/shell/path';
import type { TextCommand } from '../text/text-items';
import { kindName, namespaceOf } from './as-line';
import { keptAt } from './kept';
import { find, listAt, podOf, valueAt, type Made, type World } from './made';
import type { Wrong } from './wrong';

/** `{.data.colour}`, `{.spec.containers[0].image}{"\n"}` */
const ONE_VALUE = /^\{((?:\.(?:[\w-]|\\\.)+|\[\d+\]|\['[^']+'\]|\["[^"]+"\])+)\}(?:\{["']\\n["']\})?$/;
/** Kubernetes may write quantities in another way than manifests. */
const QUANTITY = /resources|storage|capacity|limits|requests|quota|hard|status/i;

interface Known {
  what: string;
  wanted: string;
  made: Made;
}

/** An output of one value, where it is another one than the lab has given the object. @param world after the command */
export function wrongValues({ statements: [statement, ...others], output }: TextCommand, world: World): Wrong[] {
  const [call, ...behind] = statement?.calls ?? [];
  const shown = output?.text.trim().replace(/%$/, '') ?? '';
  if (!call || others.length > 0 || (statement?.redirects.length ?? 0) > 0 || shown === '' || /\n|\.{3}|…|[<$]/.test(shown)) return [];
  const known = call.program !== 'kubectl' ? undefined : call.verb === 'get' ? ofPath(call, behind, world) : call.verb === 'exec' && behind.length === 0 ? ofVariable(call, world) : undefined;
  if (!known || known.wanted === shown || known.wanted === '' || /[\n$<{]/.test(known.wanted)) return [];
  const { what, wanted, made: { place, kind, name } } = known;
  return [{ line: 0, reason: `${what} is ${shown}, but ${place} makes ${kind.toLowerCase()} ${name} with ${wanted}` }];
}

function ofPath(call: Call, behind: readonly Call[], world: World): Known | undefined {
  const form = literal(call.options.get('output')?.[0]) ?? '';
  const [, inBraces] = ONE_VALUE.exec(/^jsonpath=(.*)$/s.exec(form)?.[1] ?? '') ?? [];
  const made = onlyTarget(call, world);
  if (inBraces === undefined || !made || QUANTITY.test(inBraces)) return undefined;
  const path = inBraces.replaceAll(/\.((?:[\w-]|\\\.)*\\\.(?:[\w-]|\\\.)*)/g, (_, key: string) => `["${key.replaceAll('\\.', '.')}"]`).replace(/^\./, '');
  const isDecoded = behind.length === 1 && behind[0]?.program === 'base64' && ['d', 'D', 'decode'].some((name) => behind[0]?.options.has(name));
  const wanted = valueOf(made, path, isDecoded);
  return wanted === undefined || (behind.length > 0 && !isDecoded) ? undefined : { what: path, wanted, made };
}

/** Undefined if something else than lines and files gives it, or changes it. */
export function valueOf(made: Made, path: string, isDecoded = false): string | undefined {
  const [, key] = /^data(?:\.([^.[]+)|\["(.+)"\]|\['(.+)'\])$/.exec(path)?.filter((one) => one !== undefined) ?? [];
  if (made.kind === 'Secret' && key !== undefined) {
    const kept = keptAt(made, key);
    return kept === undefined ? undefined : isDecoded ? kept.trim() : Buffer.from(kept).toString('base64');
  }
  if (isDecoded || (path === 'spec.replicas' && made.isScaled) || (path.startsWith('spec.template') && valueAt(made.value, 'spec', 'template', 'changed') !== undefined)) return undefined;
  const found = textAt(made.value, path);
  return found === undefined || /^[[{]/.test(found) ? undefined : found.trim();
}

/** `kubectl exec web -- printenv COLOUR`, where the manifest of the Pod says it. */
function ofVariable(call: Call, world: World): Known | undefined {
  const [program, name, ...others] = (call.rest ?? []).map((word) => literal(word));
  const made = onlyTarget(call, world);
  if (program !== 'printenv' || name === undefined || others.length > 0 || !made || made.isRolling || valueAt(made.value, 'spec', 'template', 'changed') !== undefined) return undefined;
  const values = listAt(podOf(made)?.spec, 'containers').flatMap((container) => listAt(container, 'env')).filter((one) => one['name'] === name).map(({ value }) => value);
  const [wanted] = values;
  return values.length === 1 && typeof wanted === 'string' ? { what: name, wanted, made } : undefined;
}

function onlyTarget(call: Call, world: World): Made | undefined {
  const [target, ...others] = call.targets;
  const name = target?.name && literal(target.name);
  return target && name !== undefined && others.length === 0 ? find(world.objects, kindName(target.kind), name, namespaceOf(call, world)) : undefined;
}
