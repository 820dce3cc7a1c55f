import { basename } from 'node:path';
import type { Word } from '../../../vocabulary/shell/parse-lines';
import type { Effect } from '../drafted';
import { filesOf } from '../manifests/given-files';
import { plainName } from '../manifests/plain-name';
import type { State } from '../state';
import { plainWords } from './helm';
import type { Learned } from './learned';

/** Verbs of Helm that are about a release which is there. */
const ABOUT = new Set(['upgrade', 'rollback', 'uninstall', 'delete', 'status', 'history', 'test', 'get']);
/** Verbs that read a chart, and how many words stand before it. */
const READS: Record<string, number> = { install: 1, upgrade: 1, template: 0, lint: 0, package: 0 };

interface OfRelease {
  verb: string;
  /** Of a release, as objects are called. */
  object: string | undefined;
  /** A chart in a folder, or in a package of it. */
  chart: string | undefined;
  isMade: boolean;
}

function readRelease(words: readonly Word[]): OfRelease | undefined {
  const [program, verb = ''] = words;
  if (program !== 'helm') return undefined;
  const plain = plainWords(words.slice(2));
  const isComputed = words.includes(undefined);
  const isNamed = !words.includes('--generate-name') && !words.includes('-g') && (verb !== 'install' || plain.length > 1 || isComputed);
  const name = verb === 'get' ? plain[1] : plain[0];
  const isMade = !words.includes('--dry-run') && (verb === 'install' || (verb === 'upgrade' && (words.includes('--install') || words.includes('-i'))));
  const chart = READS[verb] === undefined || isComputed ? undefined : plain.length > (words.includes('-g') || words.includes('--generate-name') ? 0 : READS[verb]) ? plain.at(-1) : undefined;
  const isLocal = chart !== undefined && !/^(?:https?|oci):/.test(chart) && !words.some((word) => word?.startsWith('--repo') === true) && (/^\.{0,2}\/|\.tgz$/.test(chart) || !chart.includes('/'));
  return { verb, object: isNamed && name !== undefined && (isMade || ABOUT.has(verb)) ? `Release/${name}` : undefined, chart: isLocal ? chart : undefined, isMade };
}

/** The release that a line of Helm names. */
export function releaseIn(words: readonly Word[]): string | undefined {
  return readRelease(words)?.object;
}

/** Why Helm finds no chart for a line: none is beside the text, and no line makes it. */
export function whyNoChart(words: readonly Word[], state: State): string | undefined {
  const line = readRelease(words);
  if (line?.verb === 'install' && plainWords(words.slice(2)).length === 1 && !words.some((word) => word === undefined || /^(?:-g|--generate-name|--name.*)$/.test(word))) return 'helm install asks for the name of a release, and for a chart';
  if (line?.chart === undefined || state.away.length > 0 || state.cloned.size > 0) return undefined;
  const name = plainName(line.chart).replace(/\/+$/, '');
  const isMade = [...state.madeByLines].some((made) => name === made || made.startsWith(`${name}/`) || (name.endsWith('.tgz') && basename(name).startsWith(`${basename(made)}-`)));
  return isMade || filesOf(state, /^\.?$/.test(name) ? 'Chart.yaml' : name).length > 0 ? undefined : `the chart ${line.chart} is neither in the text nor beside it`;
}

/** What a line does to releases of Helm. */
export function releasesOf(words: readonly Word[]): Effect[] {
  const { verb, object, isMade } = readRelease(words) ?? {};
  if (object === undefined || verb === undefined) return [];
  if (isMade) return [{ object, does: 'makes', aspect: 'there' }];
  if (verb === 'uninstall' || verb === 'delete') return [{ object, does: 'deletes', aspect: 'there' }];
  return verb === 'upgrade' || verb === 'rollback' ? [{ object, does: 'changes', aspect: 'template' }] : [];
}

/** Notes what a line of Helm makes and reads. A release that no line has made is for a person. */
export function learnRelease(words: readonly Word[], learned: Learned, state: State): void {
  const line = readRelease(words);
  if (line?.chart !== undefined) learned.files.push(...filesOf(state, line.chart));
  if (line?.object === undefined) return;
  learned.effects.push(...releasesOf(words));
  if (line.isMade) {
    state.releases.add(line.object);
    return;
  }
  learned.uses.push(line.object);
  if (!state.releases.has(line.object) && !state.open.has(line.object)) learned.absent ??= `nothing in the text installs ${line.object.replace('/', ' ').toLowerCase()}: have it there`;
}
