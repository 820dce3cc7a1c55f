import type { State } from '../state';

const SETS = /^(?:export |set -g?x |\$env:)KUBECONFIG(?:=| |\s*=\s*)["']?([^"'\s;&|]+)["']?$/;
/** Where programs that make clusters write it. */
const OF_CLUSTER = /(?:^|\/)\.kube\/|^\/etc\/(?:kubernetes|rancher)\/|(?:^|[/\\)])(?:[\w-]+\.)?(?:kube-?config|admin\.conf)(?:\.ya?ml)?$/i;

/** Whether a line makes kubectl use the kubeconfig of the reader's cluster; not one that lines of the text have made. */
export function takesKubeconfig(text: string, { madeByLines }: Pick<State, 'madeByLines'>): boolean {
  const place = SETS.exec(text.trim())?.[1];
  return place !== undefined && OF_CLUSTER.test(place) && ![...madeByLines].some((made) => place.endsWith(made));
}

const OPTION = /\s--kubeconfig(?:=|\s+)["']?([^\s"']+)["']?(?=\s|$)/;

/** A line without the kubeconfig that most lines of the text name, and none makes: it is that of the reader's cluster, and the run has one of its own. */
export function withoutKubeconfig(text: string, state: Pick<State, 'typedLines'>): string {
  const named = OPTION.exec(text)?.[1];
  return named !== undefined && named === ofReader(state) ? text.replaceAll(new RegExp(OPTION, 'g'), (option, place: string) => (place === named ? '' : option)) : text;
}

function ofReader({ typedLines }: Pick<State, 'typedLines'>): string | undefined {
  const lines = typedLines.map(({ text }) => text).filter((text) => /\bkubectl\b/.test(text));
  const named = lines.map((text) => (/\bkubectl config\b/.test(text) ? undefined : OPTION.exec(text)?.[1]));
  const first = named.find((place) => place !== undefined);
  const isOfAll = first !== undefined && named.filter((place) => place === first).length > Math.max(1, 0.6 * lines.length);
  const isMade = typedLines.some(({ text }) => first !== undefined && text.replaceAll(new RegExp(OPTION, 'g'), '').includes(first) && !SETS.test(text.trim()));
  return isOfAll && !isMade ? first : undefined;
}
