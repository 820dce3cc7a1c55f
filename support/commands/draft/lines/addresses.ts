import type { KubectlLine } from './kubectl-line';
import { addressOf } from './containers';
import { ofObject } from './remembered-objects';
import type { Resolved } from './remembered';
import type { State } from '../state';
import { tableOf } from '../outputs/shown-table';

const REQUEST = /\b(?:curl|wget|ping|nc|telnet|httpie|http)\b/;
const ADDRESS = /(?<![\w.-])(?:\d{1,3}\.){3}\d{1,3}(?![\w.-]*\.\d)/g;
/** The reader's own machine or container, the service of Kubernetes, and hosts that everybody has. */
const EVERYWHERE = /^(?:127\.|0\.0\.0\.0$|10\.96\.0\.(?:1|10)$|169\.254\.|1\.1\.1\.1$|8\.8\.)/;
/** A tunnel has chosen it: nothing listens there again. */
const CHOSEN = /(?:127\.0\.0\.1|localhost):(?:49[2-9]|4915|491[6-9]|5\d|6[0-5])\d{2,3}\b/;
const LOUD = /(?<![\w$<{.-])(?:[A-Z]+[_-])*(?:IP|HOST|ADDRESS)(?:[_-][A-Z]+)*:(?:[A-Z]+[_-]?)*(?:PORT|[A-Z]?\w*Port)\b/;

/** `YOUR-IP`, `MY_NODE_HOST` */
const OF_READER = /(?<![\w$<{.-])(?:YOUR|MY|THE)(?:[_-][A-Z]+)*[_-](?:IP|HOST|HOSTNAME|ADDRESS|DOMAIN|URL)(?![\w-])/;

/** `http://web:node-port`, `http://HOST/path`, `[IP]:[PORT]`: what its reader writes there. */
const OPEN = /https?:\/\/[\w.-]+:(?=[a-zA-Z][\w-]*(?:[/\s"']|$))[\w-]+|(?<=https?:\/\/)[A-Z]{2,}(?:[_-][A-Z]+)*(?=[/:\s"']|$)|(?<=\s|\/\/)\[[A-Za-z][\w -]*\](?::\[[A-Za-z][\w -]*\])?(?=[:/\s]|$)/;

/** Keeps the objects whose addresses a table shows: later lines of the text ask for them by these. */
export function noteAddresses(line: KubectlLine, output: string, state: State): void {
  const kind = line.targets[0]?.kind ?? line.kinds[0];
  if (line.verb !== 'get' || (kind !== 'Pod' && kind !== 'Service')) return;
  for (const row of tableOf(output.split(/\n\s*\n/)[0] ?? '').rows) {
    const address = row[kind === 'Pod' ? 'IP' : 'CLUSTER-IP'] ?? '';
    if (/^(?:\d{1,3}\.){3}\d{1,3}$/.test(address)) state.shownAddresses.set(address, { kind, name: row['NAME'] ?? '' });
    for (const [, port = ''] of (row['PORT(S)'] ?? '').matchAll(/\d:(\d+)/g)) state.shownAddresses.set(`:${port}`, { kind, name: row['NAME'] ?? '' });
  }
}

/** Addresses that the text's own tables have shown, as those of the run's objects. */
export function withAddresses(text: string, state: State, resolved: Resolved): string {
  if (!REQUEST.test(text) || text.includes('<<')) return text;
  return text.replaceAll(ADDRESS, (address) => {
    const shown = state.shownAddresses.get(address);
    if (shown?.kind === 'Container') return addressOf(shown.name, state, resolved);
    return (shown && ofObject(shown, state, resolved)) ?? address;
  });
}

/** Why a request needs a person: only the author of the text had this address. */
export function whyNotAsked(text: string): string | undefined {
  if (!REQUEST.test(text) || text.includes('<<')) return undefined;
  const loud = LOUD.exec(text)?.[0] ?? OF_READER.exec(text)?.[0] ?? OPEN.exec(text)?.[0] ?? /(?<![$\w%\\])\{[a-z][A-Za-z_-]*\}(?![^\s]*['"])/.exec(text.replaceAll(/'[^']*'|\$\([^)]*\)/g, ''))?.[0];
  if (loud !== undefined) return `write an address for ${loud}`;
  const address = CHOSEN.exec(text)?.[0] ?? [...text.matchAll(ADDRESS)].map(([found]) => found).find((found) => !EVERYWHERE.test(found));
  return address === undefined ? undefined : `only the author’s cluster had the address ${address}; say whose it is`;
}
