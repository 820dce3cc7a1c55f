import { basename } from 'node:path';
import { READERS } from '../../../vocabulary/shell/programs';
import { parseLines, type Word } from '../../../vocabulary/shell/parse-lines';
import { isAddonPlace } from '../namespaces/addon-places';
import type { State } from '../state';
import { isOfOperator, madeKind } from './custom-kinds';
import { kindOfWord } from './kinds';
import { kubectlLine, optionOf, type KubectlLine } from './kubectl-line';
import { looksElsewhere } from './not-for-labs';

const LOOKS = new Set(['get', 'describe', 'logs', 'top', 'events', 'wait', 'explain']);
/** Programs that come with what all who work in a cluster share, and the words with which they put it there, or only look at it. */
const PROGRAMS = new Set(['cmctl', 'istioctl', 'linkerd', 'cilium', 'hubble', 'calicoctl', 'argocd', 'flux', 'velero', 'kyverno', 'longhornctl']);
const FOR_ALL = /^(?:install|uninstall|upgrade|bootstrap|version|check|status|x|analyze|list|ls|get|describe|dashboard|config-profiles?|completion)$/;
const FOR_ALL_WITH = /^(?:connectivity test|hubble enable|viz install|verify-install)$/;

/** Why a line that only looks belongs to what the cluster must have beforehand: it looks at an addon, and at nothing that the text makes. */
export function ofAddons(text: string, state: State): string | undefined {
  const [words = [], ...others] = commandsOf(text);
  if (/^\s*\w+=/.test(text) || !others.every(([program]) => READERS.has(basename(program ?? '')))) return undefined;
  const isOfAddon = PROGRAMS.has(words[0] ?? '') ? isForAll(words) : looksAtAddon(words, state) || searchesAddon(words, others, state);
  return isOfAddon ? 'it looks at what the cluster must have beforehand, and not at what the lab makes' : undefined;
}

/** What only the shell can read does not matter here; a placeholder is a name. */
function commandsOf(text: string): Word[][] {
  try {
    const { commands, written } = parseLines(text.replaceAll(/<[A-Za-z][\w .-]*>/g, 'name'));
    return written.length > 0 ? [] : commands;
  } catch {
    return [];
  }
}

function isForAll([, verb = '', second = '']: readonly Word[]): boolean {
  return FOR_ALL.test(verb) || FOR_ALL_WITH.test(`${verb} ${second}`);
}

/** `kubectl get crd | grep -i cert-manager`: what it finds, the author has been asked for. */
function searchesAddon(words: readonly Word[], readers: readonly Word[][], { asked, objects }: State): boolean {
  if (!['get', 'api-resources', 'api-versions'].includes(kubectlLine(words)?.verb ?? '')) return false;
  const searched = readers.filter(([program]) => /^[ef]?grep$/.test(program ?? '')).flatMap(([, ...rest]) => rest.filter((word) => word !== undefined && /^\w[\w-]{3,}$/.test(word)) as string[]);
  const addons = [...asked].flatMap(([what, { is }]) => (is === 'service' ? [what.toLowerCase()] : []));
  return searched.some((word) => addons.some((what) => what.includes(word.toLowerCase()) && ![...objects.keys()].some((key) => key.includes(word))));
}

function looksAtAddon(words: readonly Word[], state: State): boolean {
  const line = kubectlLine(words);
  if (!line || !(LOOKS.has(line.verb) || (line.verb === 'rollout' && ['status', 'history'].includes(line.second)))) return false;
  const place = optionOf(line, 'namespace') ?? '';
  if (place !== '' && !state.namespaces.has(place) && isAddonPlace(place, state.addonPlaces)) return !looksElsewhere(line);
  return isOfOtherKinds(line, state);
}

/** Whether all kinds of a line are those of an addon, and of none of them the text makes an object. */
function isOfOtherKinds(line: KubectlLine, state: State): boolean {
  const kinds = [...line.kinds, ...line.targets.map(({ kind }) => kind)];
  const isOther = (kind: string): boolean => kindOfWord(kind) === undefined && madeKind(kind, state) === undefined && (isOfOperator(kind) || /^[a-z]+\.[a-z-]+\.(?!k8s\.)[a-z.-]+$/.test(kind));
  return line.verb !== 'logs' && kinds.length > 0 && kinds.every(isOther);
}
