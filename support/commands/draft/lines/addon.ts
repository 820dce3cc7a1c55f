import { ask } from '../asked';
import { clusterChart } from './helm';
import { releaseIn } from './read-release';
import { kubectlLine } from './kubectl-line';
import type { Word } from '../../../vocabulary/shell/parse-lines';
import type { State } from '../state';

/** Where projects keep what installs them: a release, an operator, their kinds. */
const INSTALLS = /\/releases?\/|\/deploy(?:ments?)?\/(?!.*(?:sample|example|demo))|\/manifests?\/(?!.*(?:sample|example|demo))|\/install(?:ation)?\b|operator|crds?\b|components\.ya?ml|controller/i;

const FOR_ALL = 'it is for the whole cluster, which must have it beforehand';

/** Whether an address is what installs a project, and not a file of a lab. */
export function installsAddon(address: string): boolean {
  return INSTALLS.test(address) && !/\/(?:examples?|samples?|demos?|labs?|exercises?|workshops?)\//i.test(address);
}

/** What a line puts into the cluster for all who work there: an ingress controller from its project's address, an addon of minikube. The author is asked for it once; undefined if it is anything else. */
export function addonOf(commands: readonly Word[][], state: State): string | undefined {
  const [words = [], ...others] = commands;
  // It would show these charts only.
  if (words[0] === 'helm' && words[1] === 'search' && state.charts.size === 0 && state.hasClusterCharts) return FOR_ALL;
  if (others.length > 0) return undefined;
  if (words[0] === 'minikube' && words[1] === 'addons') return ['enable', 'disable', 'list'].includes(words[2] ?? '') ? needed(state, words[2] === 'enable' ? words[3] : undefined, `what the addon ${words[3] ?? ''} is`) : undefined;
  if (words[0] === 'minikube' && words[1] === 'tunnel') {
    ask(state, 'addresses for Services of the type LoadBalancer', 'service', 'minikube tunnel gives them');
    return FOR_ALL;
  }
  const chart = clusterChart(words, state.sharedCharts);
  const release = releaseIn(words);
  if (release !== undefined && chart !== undefined) state.sharedReleases.add(release);
  else if (state.sharedReleases.has(release ?? '')) return FOR_ALL;
  if (chart !== undefined && words[1] === 'repo') state.hasClusterCharts = true;
  if (chart !== undefined) return needed(state, words[1] === 'repo' ? undefined : `the chart ${chart}`, 'what this chart installs');
  if (words[0] === 'helm' && words[1] === 'repo' && words[2] === 'update' && state.charts.size === 0 && state.hasClusterCharts) return needed(state, undefined, '');
  const line = kubectlLine(words);
  if (!line || !['apply', 'create', 'delete', 'replace'].includes(line.verb)) return undefined;
  const address = line.files.find((file) => /^https?:/.test(file) && installsAddon(file));
  return address === undefined ? undefined : needed(state, line.verb === 'delete' ? undefined : address, 'what this address installs');
}

function needed(state: State, what: string | undefined, meant: string): string {
  if (what !== undefined) {
    ask(state, what, 'service', meant);
    state.isUncertain = true;
  }
  return FOR_ALL;
}
