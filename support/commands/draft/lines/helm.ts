import type { Word } from '../../../vocabulary/shell/parse-lines';

/** Why a line of Helm needs a person: charts of an address, and a namespace that is not the run's. */
export function ofHelm([program, verb, ...rest]: readonly Word[]): string | undefined {
  if (program !== 'helm') return undefined;
  const plain = rest.filter((word) => word !== undefined && !word.startsWith('-'));
  const address = plain.find((word) => /^(?:https?|oci):\/\//.test(word ?? ''));
  if (verb === 'repo' && ['add', 'update'].includes(rest[0] ?? '')) return address === undefined ? 'it is about charts behind an address' : `its charts are behind an address: ${address}`;
  if (address !== undefined) return `its chart is behind an address: ${address}`;
  const chart = verb === 'install' || verb === 'upgrade' ? plain.find((word) => /^[a-z0-9][\w-]*\/[\w.-]+$/.test(word ?? '') && !/\.(?:ya?ml|tgz)$/.test(word ?? '')) : undefined;
  if (chart !== undefined) return `the chart ${chart} is not beside the text`;
  const at = rest.findIndex((word) => word === '-n' || word === '--namespace');
  const namespace = at < 0 ? undefined : rest[at + 1];
  return namespace === undefined ? undefined : `it works in the namespace ${namespace}, which nothing in the text makes: it would not be the run’s own`;
}
