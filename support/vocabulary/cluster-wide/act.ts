import { parseAllDocuments, stringify } from 'yaml';
import { AuthorError } from '../../errors/errors';
import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import { labelNode } from '../../platform/kubernetes/node-labels';
import type { Owner } from '../../platform/kubernetes/run-owner';
import type { Run } from '../../runtime/run';
import type { Action } from '../../runtime/scenario';
import type { CommandRecord } from '../../system/command/command-record';
import { getsOwnNamespace } from '../cluster/own-namespace';
import { kindFor } from '../objects/named-object';
import { noteLine } from '../shell/failed-lines';
import { shellOf } from '../shell/reader-shell';
import { isMadeForRuns, WIDE_KINDS, whyNotMade, type WideObject } from './may-make';
import { deleteOwned, makeOwned, ownerFor } from './own';
import { readWideLine, type WideLine } from './read-line';

const LINE_SECONDS = 60;

interface Doing {
  api: ClusterApi;
  owner: Owner;
  line: string;
  /** As the user of the namespace. */
  type(line: string): Promise<CommandRecord>;
}

/**
 * A line of kubectl that makes or deletes objects of the whole cluster, or labels its nodes. Its reader types it with all rights; the user of the run's namespace has none there. So labspec does it: it makes only what stays with the run, and the run's
 * namespace owns it. What else is in the line's files, the namespace's user makes.
 */
export function actOnCluster(line: string): Action {
  return {
    name: `run ${line}`,
    commandLine: line,
    perform: async ({ run }) => {
      readWideLine(line);
      await mayAct(run, line);
      const type = async (text: string): Promise<CommandRecord> => (await shellOf(run)).run(text, { within: LINE_SECONDS });
      const record = await doForCluster(await run.api(), run.lab.names.namespace, { line, folder: run.folder, type });
      noteLine(run, record);
      return record;
    },
  };
}

/** Carries out such a line for a namespace, which owns what it makes. @param type types a line there @throws LabError if it would reach what others have */
export async function doForCluster(api: ClusterApi, namespace: string, { line, folder, type }: { line: string; folder: string; type: Doing['type'] }): Promise<CommandRecord> {
  const start = performance.now();
  const said = await carryOut({ api, owner: await ownerFor(api, namespace), line, type }, readWideLine(line));
  return { commandLine: line, cwd: folder, outcome: 'exited', seconds: (performance.now() - start) / 1000, ...said, output: `${said.stdout}${said.stderr}` };
}

type Said = Pick<CommandRecord, 'stdout' | 'stderr' | 'exitCode'>;

/** @throws AuthorError where what it makes would not be the run's own */
async function mayAct(run: Run, line: string): Promise<void> {
  const refused = (seen: string, next: string): AuthorError => new AuthorError({ cause: 'not-for-the-cluster', reason: 'labspec does this only for a run that has a namespace, in a cluster of its own', subject: line, seen, next });
  if (run.runsUntrustedCode) throw refused('the work is a stranger’s', 'leave the task out of grading');
  if (!run.cluster.isOfLab) throw refused('the cluster is one of others', 'run the lab in its own cluster');
  if (!(await getsOwnNamespace(run))) throw refused('the run has no namespace of its own', 'write ownNamespace: true in lab.yaml');
}

async function carryOut(doing: Doing, wide: WideLine): Promise<Said> {
  if (wide.marks) return labelled(doing, wide.names, wide.marks);
  const found = wide.prints === undefined ? await named(doing, wide) : await printed(doing, wide.prints);
  if (!Array.isArray(found)) return found;
  const { ofCluster, others } = await sorted(doing, found);
  const said: string[] = [];
  for (const object of ofCluster) said.push(wide.verb === 'delete' ? await deleted(doing, object, wide) : await made(doing, object));
  const own = ended(said);
  const rest = others.length === 0 ? ended([]) : await doing.type(`kubectl ${wide.verb} -f - <<'END-OF-OBJECTS'\n${others.map((object) => stringify(object, { lineWidth: 0 })).join('---\n')}END-OF-OBJECTS`);
  return { stdout: own.stdout + rest.stdout, stderr: own.stderr + rest.stderr, exitCode: own.exitCode === 0 ? rest.exitCode : own.exitCode };
}

async function labelled({ api, owner }: Doing, nodes: WideLine['names'], marks: Readonly<Record<string, string | undefined>>): Promise<Said> {
  const said: string[] = [];
  for (const { name } of nodes) {
    const how = await labelNode(api, owner, name, marks);
    said.push(how === undefined ? `Error from server (NotFound): nodes "${name}" not found` : `node/${name} ${how}`);
  }
  return ended(said);
}

function named({ api }: Doing, { names }: WideLine): Promise<AnyObject[]> {
  return Promise.all(names.map(async ({ word, name }) => {
    const { apiVersion, kind } = await kindFor(api, word);
    return { apiVersion, kind, metadata: { name } };
  }));
}

/** The objects that a line of kubectl prints; what it says if it fails. */
async function printed({ type }: Doing, line: string): Promise<AnyObject[] | Said> {
  const record = await type(line);
  return record.exitCode === 0 ? parseAllDocuments(record.stdout).map((document) => document.toJS() as AnyObject).flatMap(itemsOf) : record;
}

function itemsOf(object: (AnyObject & { items?: AnyObject[] }) | null): AnyObject[] {
  if (object === null) return [];
  return object.kind === 'List' ? (object.items ?? []) : [object];
}

/** @throws AuthorError if there is an object of the whole cluster that labspec makes for no run */
async function sorted({ api, line }: Doing, objects: readonly AnyObject[]): Promise<{ ofCluster: WideObject[]; others: AnyObject[] }> {
  const ofCluster: WideObject[] = [];
  const others: AnyObject[] = [];
  for (const object of objects) {
    if (isMadeForRuns(object)) ofCluster.push(object);
    else if ((await kindFor(api, (object.kind ?? '').toLowerCase())).isNamespaced) others.push(object);
    else throw new AuthorError({ cause: 'not-for-the-cluster', reason: `labspec makes no ${object.kind ?? 'object'} for the whole cluster`, subject: line, expected: WIDE_KINDS.join(', '), next: 'make it in the cluster yourself beforehand' });
  }
  // A role first: a binding needs it.
  const isBinding = ({ kind }: AnyObject): number => Number(kind === 'ClusterRoleBinding');
  return { ofCluster: ofCluster.sort((one, other) => isBinding(one) - isBinding(other)), others };
}

async function made({ api, owner, line }: Doing, object: WideObject): Promise<string> {
  const why = whyNotMade(object, { namespace: owner.namespace, ...(await aroundOf(api, object)) });
  if (why !== undefined) throw new AuthorError({ cause: 'not-for-the-cluster', reason: `labspec does not make the ${object.kind ?? ''} ${object.metadata?.name ?? ''}: ${why}`, subject: line, next: 'change the manifest, or make it in the cluster yourself beforehand' });
  return `${pathOf(object)} ${await makeOwned(api, owner, object)}`;
}

/** What is bound to whom already. */
async function aroundOf(api: ClusterApi, { kind, roleRef, metadata }: WideObject): Promise<{ bound?: WideObject['rules']; isBound?: boolean }> {
  if (kind === 'ClusterRoleBinding') {
    const role = (await api.object(await kindFor(api, 'clusterrole'), '', roleRef?.name ?? '')) as WideObject | undefined;
    return role ? { bound: role.rules ?? [] } : {};
  }
  if (kind !== 'ClusterRole') return {};
  const bindings: WideObject[] = await api.objects(await kindFor(api, 'clusterrolebinding'), '');
  return { isBound: bindings.some((binding) => binding.roleRef?.name === metadata?.name) };
}

async function deleted({ api, owner }: Doing, object: AnyObject, { mayBeAbsent }: WideLine): Promise<string> {
  if (await deleteOwned(api, owner, object)) return `${pathOf(object)} deleted`;
  return mayBeAbsent ? '' : `Error from server (NotFound): ${pathOf(object)} not found`;
}

/** What kubectl would say. */
function ended(said: readonly string[]): Said {
  const lines = (isError: boolean): string => said.filter((line) => line !== '' && line.startsWith('Error') === isError).map((line) => `${line}\n`).join('');
  return { stdout: lines(false), stderr: lines(true), exitCode: lines(true) === '' ? 0 : 1 };
}

function pathOf({ kind = '', metadata }: AnyObject): string {
  return `${kind.toLowerCase()}/${metadata?.name ?? ''}`;
}
