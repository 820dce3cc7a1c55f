import { parse } from 'yaml';
import { AuthorError, messageOf } from '../../errors/errors';
import type { AnyObject } from '../../platform/kubernetes/cluster-api';
import { textAt } from '../shell/path';
import type { Claim } from './claim';
import { condition, replicasReady, replicasWanted, type Condition } from './conditions';
import { explainObject } from './explain';
import { called, capitalized, type NamedObject } from './named-object';
import { OPERATORS, type Operator } from './operators';
import { differences } from './subset';

export function exists(named: NamedObject): Claim {
  return { wrong: `There is no ${called(named)}`, cause: 'object-missing', look: () => ({ holds: true, seen: `there is ${called(named)}` }) };
}

export function isGone(named: NamedObject): Claim {
  return { wrong: `${capitalized(called(named))} is not gone`, cause: 'object-not-gone', holdsIfAbsent: true, look: (object) => ({ holds: false, seen: stillThere(named, object) }) };
}

/** A finalizer may keep it. */
function stillThere(named: NamedObject, { metadata }: AnyObject): string {
  if (metadata?.deletionTimestamp === undefined) return `${called(named)} is there`;
  return metadata.finalizers?.length ? `${called(named)} is being deleted, but its finalizer ${metadata.finalizers.join(', ')} keeps it` : `${called(named)} is being deleted`;
}

export function is(named: NamedObject, name: Condition, isWanted = true): Claim {
  return {
    wrong: `${capitalized(called(named))} is ${isWanted ? 'not ' : ''}${name}`,
    cause: `object-${isWanted ? 'not-' : ''}${name.replaceAll(' ', '-')}`,
    look: (object) => {
      const { holds, seen } = condition(object, name);
      return { holds: holds === isWanted, seen };
    },
    explain: explainObject,
  };
}

export function hasReadyReplicas(named: NamedObject, count: number): Claim {
  return {
    wrong: `${capitalized(called(named))} does not have ${count} ready replica${count === 1 ? '' : 's'}`, expected: `${count} ready`, cause: 'replicas-not-ready',
    look: (object) => ({ holds: replicasReady(object) === count, seen: `${replicasReady(object)} of ${replicasWanted(object)} replicas ready` }),
    explain: async (found) => (found.object && replicasWanted(found.object) !== count ? replicaCount(named, replicasWanted(found.object), count) : explainObject(found)),
  };
}

function replicaCount(named: NamedObject, seen: number, count: number): { cause: string; reason: string; expected: string; seen: string; next: string } {
  return { cause: 'replicas-differ', reason: `${capitalized(called(named))} asks for ${seen} replica${seen === 1 ? '' : 's'}, not for ${count}`, expected: String(count), seen: String(seen), next: `kubectl scale ${called(named)} --replicas=${count}` };
}

/** @param path as in `spec.template.spec.containers[0].image` */
export function hasValue(named: NamedObject, path: string, operator: Operator, expected: string): Claim {
  return {
    wrong: `${path} of ${called(named)} is not as it should be`, expected: operator === 'is' ? expected : `${operator} ${expected}`, cause: 'value-differs', shows: `-o jsonpath='{.${path.replace(/^\./, '')}}'`,
    look: (object) => ({ holds: OPERATORS[operator](textAt(object, path), expected), seen: textAt(object, path) ?? `it has no ${path}` }),
  };
}

/** @param pattern YAML: what must be there @throws AuthorError if it is not YAML */
export function matches(named: NamedObject, pattern: string): Claim {
  const wanted = asYaml(pattern);
  return {
    wrong: `${capitalized(called(named))} is not as the lab shows it`, cause: 'object-differs', shows: '-o yaml',
    look: (object) => {
      const all = differences(wanted, object);
      return { holds: all.length === 0, seen: all.map(({ path, expected, seen }) => `${path}: ${seen ?? 'nothing'} instead of ${expected}`).join('\n') || 'as shown' };
    },
    explain: async (found) => (found.kind.kind === 'Service' ? explainObject(found) : undefined),
  };
}

function asYaml(pattern: string): unknown {
  try {
    return parse(pattern);
  } catch (error) {
    throw new AuthorError({ reason: 'The doc string is not YAML', seen: messageOf(error), next: 'correct it in the feature' });
  }
}

/** For texts such as `app=web`. @param what `label`, `annotation` */
export function hasMark(named: NamedObject, what: 'label' | 'annotation', mark: string): Claim {
  const [key = '', expected] = mark.split(/=(.*)/s);
  return {
    wrong: `${capitalized(called(named))} does not have the ${what} ${mark}`, expected: mark, cause: `${what}-missing`,
    look: (object) => {
      const all = (what === 'label' ? object.metadata?.labels : object.metadata?.annotations) ?? {};
      return { holds: key in all && (expected === undefined || all[key] === expected), seen: Object.entries(all).map(([name, value]) => `${name}=${value}`).join(', ') || `no ${what}s` };
    },
    shows: what === 'label' ? '--show-labels' : '-o yaml',
  };
}
