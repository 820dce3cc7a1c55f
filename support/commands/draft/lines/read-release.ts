import type { Word } from '../../../vocabulary/shell/parse-lines';
import type { Effect } from '../drafted';
import { plainWords } from './helm';

/** Verbs of Helm that are about a release which is there. */
const ABOUT = new Set(['upgrade', 'rollback', 'uninstall', 'delete', 'status', 'history', 'test', 'get']);
/** Verbs that read a chart, and how many words stand before it. */
const READS: Record<string, number> = { install: 1, upgrade: 1, template: 0, lint: 0, package: 0 };

/** A line of Helm, by what it says of a release. */
export interface OfRelease {
  verb: string;
  /** Of a release, as objects are called. */
  object: string | undefined;
  /** A chart in a folder, or in a package of it. */
  chart: string | undefined;
  isMade: boolean;
}

/** @returns undefined if the line is not of Helm */
export function readRelease(words: readonly Word[]): OfRelease | undefined {
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

/** What a line does to releases of Helm. */
export function releasesOf(words: readonly Word[]): Effect[] {
  const { verb, object, isMade } = readRelease(words) ?? {};
  if (object === undefined || verb === undefined) return [];
  if (isMade) return [{ object, does: 'makes', aspect: 'there' }];
  if (verb === 'uninstall' || verb === 'delete') return [{ object, does: 'deletes', aspect: 'there' }];
  return verb === 'upgrade' || verb === 'rollback' ? [{ object, does: 'changes', aspect: 'template' }] : [];
}
