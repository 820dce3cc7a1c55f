import { ask } from '../asked';
import type { Manifest } from '../objects/object-claims';
import type { State } from '../state';
import { kindOfWord } from './kinds';
import type { KubectlLine } from './kubectl-line';

/** Kinds of operators that are often installed beside Kubernetes. */
const OF_OPERATOR = /^(?:(?:cluster)?polic(?:y|ies)|policyreports?|gateways?|virtualservices?|destinationrules?|httproutes?|servicemonitors?|podmonitors?|prometheusrules?|certificates?|certificaterequests?|issuers?|clusterissuers?|applications?|externalsecrets?|sealedsecrets?|vpa|verticalpodautoscalers?|scaledobjects?|ksvc|ingressroutes?|middlewares?)(?:\.|$)/i;

/** Groups that every cluster serves; others with this ending are of what is installed beside it. */
const OWN_GROUP = /^(?:networking|rbac\.authorization|storage|storagemigration|scheduling|apiextensions|admissionregistration|authentication|authorization|certificates|coordination|discovery|node|events|apiregistration|resource|flowcontrol\.apiserver|internal\.apiserver)\.k8s\.io\//;

export function isOfOperator(word: string): boolean {
  return OF_OPERATOR.test(word);
}

/** The kind that a word of a line means, if it is not Kubernetes' own and the text makes an object of it. */
export function madeKind(word: string, { objects }: Pick<State, 'objects'>): string | undefined {
  const said = word.toLowerCase().split('.')[0] ?? '';
  return [...objects.values()].map(({ kind }) => kind).find((kind) => kindOfWord(kind) === undefined && [kind.toLowerCase(), pluralOf(kind)].includes(said));
}

/** What a line waits for that only looks at such objects. */
export function servedKindIn({ kinds, targets }: KubectlLine, state: State): string | undefined {
  const found = [...kinds, ...targets.map(({ kind }) => kind)].flatMap((word) => madeKind(word, state) ?? [])[0];
  return found === undefined ? undefined : [...state.asked.keys()].find((asked) => asked.startsWith(`the kind ${found} of `));
}

/** Objects of kinds that are not Kubernetes' own: the cluster must serve them, and the run's user needs a right. @returns the first of them, as the author is asked for it */
export function customKindsFor(manifests: readonly Manifest[], state: State): string | undefined {
  const asked = manifests.filter(isCustom).map(({ kind, apiVersion }) => {
    const group = apiVersion?.split('/')[0] ?? '';
    const what = `the kind ${kind} of ${group}`;
    state.ownRights.add(`${pluralOf(kind)} ${group}`);
    ask(state, what, 'service', 'the text makes an object of it');
    return what;
  });
  return asked[0];
}

/** Files that programs of a cluster read, in the form of objects: no API serves them. */
export function isConfiguration({ kind, apiVersion = '' }: Pick<Manifest, 'kind' | 'apiVersion'>): boolean {
  return kindOfWord(kind) === undefined && /(?:\.config\.k8s\.io|^kubeadm\.k8s\.io|^kind\.x-k8s\.io|^k3d\.io|^audit\.k8s\.io|^client\.authentication\.k8s\.io|^skaffold)\//.test(apiVersion);
}

function isCustom({ kind, apiVersion = '' }: Manifest): boolean {
  return kindOfWord(kind) === undefined && !isConfiguration({ kind, apiVersion }) && /^[\w.-]+\.[\w.-]+\//.test(apiVersion) && !OWN_GROUP.test(apiVersion);
}

function pluralOf(kind: string): string {
  const word = kind.toLowerCase();
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}${/(?:s|x|ch|sh)$/.test(word) ? 'es' : 's'}`;
}
