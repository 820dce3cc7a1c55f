import type { Call } from '../../../vocabulary/lines/call';
import { literal } from '../../../vocabulary/lines/word';
import { kindName, namespaceOf } from './as-line';
import { find, replicasOf, type Made, type Objects, type World } from './made';
import { OTHERS } from './rules/others';
import { impossible, ownerOf, POD, wrongCounts } from './rules/pods';
import { numberIn } from './rules/rule';
import { WORKLOADS } from './rules/workloads';
import { tablesIn, type Row, type Table } from './table';
import type { Wrong } from './wrong';

const RULES = { ...WORKLOADS, ...OTHERS };

/** Rows of `kubectl get` that differ from what the lab has made. @param world after the command */
export function wrongTables(call: Call, output: string, world: World): Wrong[] {
  const { verb, targets, options } = call;
  if (verb === 'rollout history') return wrongRevisions(call, output, world);
  if (verb !== 'get' || options.has('watch') || options.has('watch-only') || options.has('field-selector')) return [];
  const kinds = [...new Set(targets.map(({ kind }) => kindName(kind)))];
  const namespace = namespaceOf(call, world);
  const isWhole = targets.every(({ name }) => name === undefined);
  return tablesIn(output).flatMap((table) => {
    const kindOf = ({ kind }: Row): string | undefined => (kind === undefined ? (kinds.length === 1 ? kinds[0] : undefined) : kindName(kind));
    const home = ({ namespace: own }: Row): string => (own === undefined ? namespace : own === world.own ? '' : own);
    const rows = table.rows.flatMap((row) => wrongRow(row, kindOf(row), home(row), world.objects));
    const own = { ...table, rows: table.rows.filter((row) => kindOf(row) === 'Pod') };
    const sets = { ...table, rows: table.rows.filter((row) => kindOf(row) === 'ReplicaSet') };
    return [...rows, ...(isWhole ? [...wrongCounts(own, world.objects, home), ...wrongSums(sets, world.objects, home)] : [])];
  });
}

function wrongRow(row: Row, kind: string | undefined, namespace: string, objects: Objects): Wrong[] {
  const found = (reason: string | undefined): Wrong[] => (reason === undefined ? [] : [{ line: row.line, reason }]);
  if (kind === undefined) return [];
  const made = kind === 'Pod' || kind === 'ReplicaSet' ? (find(objects, kind, row.name, namespace) ?? ownerOf(objects, `${row.name}${kind === 'ReplicaSet' ? '-x' : ''}`, namespace)) : find(objects, kind === 'Endpoints' ? 'Service' : kind, row.name, namespace);
  if (kind === 'Pod') return found(impossible(row) ?? first(POD, row, made, objects));
  // What only its Deployment is known of has no numbers of its own.
  if (kind === 'ReplicaSet' && made && made.kind !== kind) return found(first(RULES['ReplicaSet']?.slice(1, 3) ?? [], row, made, objects));
  return found(first(RULES[kind] ?? [], row, made ?? stranger(row, kind), objects));
}

function first(rules: readonly ((row: Row, made: Made, objects: Objects) => string | undefined)[], row: Row, made: Made | undefined, objects: Objects): string | undefined {
  return made && rules.map((rule) => rule(row, made, objects)).find((reason) => reason !== undefined);
}

/** Also of what others have made, some numbers cannot be at once. */
function stranger({ name }: Row, kind: string): Made {
  return { kind, name, namespace: '', value: undefined, place: '', isRolling: true, isShrinking: true, isAwaited: false, isScaled: true };
}

/** The ReplicaSets of a Deployment want what it wants together. */
function wrongSums({ rows, isShortened }: Table, objects: Objects, home: (row: Row) => string): Wrong[] {
  const groups = new Map<Made, Row[]>();
  for (const row of rows) {
    const owner = ownerOf(objects, `${row.name}-x`, home(row));
    if (owner?.kind === 'Deployment') groups.set(owner, [...(groups.get(owner) ?? []), row]);
  }
  return [...groups].flatMap(([made, own]): Wrong[] => {
    const [wanted, sum] = [replicasOf(made), own.reduce((all, { cells }) => all + (numberIn(cells, 'DESIRED') ?? NaN), 0)];
    if (wanted === undefined || Number.isNaN(sum) || made.isRolling || made.isShrinking || isShortened || sum === wanted) return [];
    return [{ line: own[0]?.line ?? 0, reason: `DESIRED is ${sum} in all ReplicaSets of deployment ${made.name}, but ${made.place} makes it with ${wanted} replica${wanted === 1 ? '' : 's'}` }];
  });
}

/** `kubectl rollout history`: the revisions that the changes of the lab have made. */
function wrongRevisions(call: Call, output: string, world: World): Wrong[] {
  const [target] = call.targets;
  const made = target?.name && find(world.objects, kindName(target.kind), literal(target.name) ?? '', namespaceOf(call, world));
  const [table] = tablesIn(output);
  if (!made || !made.revisions || !table || call.options.has('revision')) return [];
  const [seen, wanted] = [table.rows.map(({ cells }) => Number(cells.get('REVISION'))), made.revisions.map(({ number }) => number)];
  if (seen.join() === wanted.join() || seen.some(Number.isNaN) || table.isShortened) return [];
  return [{ line: table.rows[0]?.line ?? 0, reason: `REVISION is ${seen.join(', ')}, but the lab's lines have made ${wanted.join(', ')} of deployment ${made.name}` }];
}
