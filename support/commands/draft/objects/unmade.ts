import { givenInFolder } from '../manifests/elsewhere-in-folder';
import { inWords, kindOfWord } from '../lines/kinds';
import type { KubectlLine } from '../lines/kubectl-line';
import { keyOf } from './object-claims';
import { runnerOf, type State } from '../state';

const WITHOUT_NAME = new Set(['run', 'create', 'delete', 'explain', 'auth', 'config', 'label', 'annotate', 'wait']);
/** They are in every namespace. */
const EVERYWHERE = new Set(['ServiceAccount/default', 'ConfigMap/kube-root-ca.crt', 'Service/kubernetes']);

/** The object that a line needs, if nothing before has made it: a lab may go on from another one. */
export function unmadeBy(line: KubectlLine, state: State): string | undefined {
  if (state.isUncertain || WITHOUT_NAME.has(line.verb) || line.options.has('namespace') || line.isComputed) return undefined;
  const missing = line.targets.find(({ kind, name }) => kindOfWord(kind)?.isNamespaced === true && !name.includes('$') && kind !== 'Event' && kind !== 'Endpoints' && !state.objects.has(keyOf(kind, name)) && !EVERYWHERE.has(keyOf(kind, name)) && ownersOf(kind, name, state).length === 0 && !(kind === 'ReplicaSet' && runnerOf(state, name)));
  return missing && !givenInFolder(kindOfWord(missing.kind)?.kind ?? missing.kind, missing.name, state) ? `${inWords(missing.kind)} "${missing.name}"` : undefined;
}

/** The workload that a Pod belongs to, by its name. */
export function ownersOf(kind: string, name: string, state: State): string[] {
  const runner = kind === 'Pod' ? runnerOf(state, name) : undefined;
  return runner ? [keyOf(runner.kind, runner.metadata?.name ?? '')] : [];
}
