import { added, typed, type Line } from '../drafted';
import { ownNamespace, type Resolved } from '../lines/remembered';
import type { State } from '../state';

/** Which Pods may be made in a namespace. */
export const ENFORCED = 'pod-security.kubernetes.io/enforce';
/** What lines change that label the namespace of the run. */
export const LABELS = 'the labels of the namespace';
const MARK = /(?<=\s)["']?([A-Za-z0-9][\w.-]*(?:\/[\w.-]+)?)(?:=([\w.-]*)|(-))["']?(?=\s|$)/g;
/** The shell's way to the name of the run's own. */
const OWN = "\"$(kubectl config view --minify -o jsonpath='{..namespace}')\"";

/**
 * `kubectl label namespace shop team=blue`: the run's own has another name, and its user the right to mark it. The label with its name is Kubernetes' own. Undefined if the run cannot
 * have it: two namespaces have it with different values, or what a policy lets in by it would be all of the run's Pods.
 */
export function labelsOwn(text: string, state: State, resolved: Resolved): string | undefined {
  const names = [...state.namespaces, 'default'].join('|');
  const shown = text.replaceAll(new RegExp(`(?<=\\bkubectl get (?:ns|namespaces?)[ /])(?:${names})(?= (?:-o[= ]?|--output[= ])["']?jsonpath| --show-labels)`, 'g'), () => ownNamespace(state, resolved));
  if (shown !== text) return shown;
  const [whole, before = '', verb = '', name = ''] = new RegExp(`^(kubectl (label|annotate|describe)(?: --?[\\w-]+)* (?:ns|namespaces?)[ /])(${names})(?=\\s|$)`).exec(text) ?? [];
  if (whole === undefined || text.includes('kubernetes.io/metadata.name')) return undefined;
  if (verb === 'label' && !noteLabels(text, name, state)) return undefined;
  state.marksNamespace = true;
  return text.replace(whole, () => `${before}${ownNamespace(state, resolved)}`);
}

function noteLabels(text: string, place: string, state: State): boolean {
  const marks = [...text.matchAll(MARK)].map(([, key = '', value]): [string, string | undefined] => [key, value]);
  const isShared = state.namespaces.size > 1 || (state.namespaces.size === 1 && !state.namespaces.has(place));
  const clashes = ([key, value]: [string, string | undefined]): boolean => state.ownLabels.get(key) !== undefined && state.ownLabels.get(key)?.place !== place && state.ownLabels.get(key)?.value !== value;
  if (isShared && (marks.some(clashes) || (!marks.every(([key]) => key.startsWith('pod-security.')) && triesWays(state)))) return false;
  for (const [key, value] of marks) if (value === undefined) state.ownLabels.delete(key);
    else state.ownLabels.set(key, { value, place });
  return true;
}

/** Whether lines of the text try whom a policy lets in by the labels of namespaces. */
function triesWays({ typedLines, later }: State): boolean {
  const isAsked = [...typedLines.map(({ text }) => text), ...later.values()].some((text) => text.includes('namespaceSelector'));
  return isAsked && typedLines.some(({ text }) => /\bkubectl (?:exec|run)\b.*\b(?:wget|curl|nc|ping|telnet)\b/.test(text));
}

/** A standard that the text sets for one of its namespaces goes before it makes Pods in another: the run has only one. */
export function withoutStandard(place: string, { ownLabels, line }: State): Line[] {
  const enforced = ownLabels.get(ENFORCED);
  if (enforced === undefined || enforced.place === place) return [];
  ownLabels.delete(ENFORCED);
  return [added(typed(`kubectl label namespace ${OWN} ${ENFORCED}-`), `line ${line} makes Pods in another namespace than that of the label ${ENFORCED}, and the run has only one: it goes first`)];
}
