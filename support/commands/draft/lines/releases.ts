import { basename } from 'node:path';
import type { Word } from '../../../vocabulary/shell/parse-lines';
import { filesOf } from '../manifests/given-files';
import { plainName } from '../manifests/plain-name';
import type { State } from '../state';
import { plainWords } from './helm';
import type { Learned } from './learned';
import { readRelease, releasesOf } from './read-release';

/** Why Helm finds no chart for a line: none is beside the text, and no line makes it. */
export function whyNoChart(words: readonly Word[], state: State): string | undefined {
  const line = readRelease(words);
  if (line?.verb === 'install' && plainWords(words.slice(2)).length === 1 && !words.some((word) => word === undefined || /^(?:-g|--generate-name|--name.*)$/.test(word))) return 'helm install asks for the name of a release, and for a chart';
  if (line?.chart === undefined || state.away.length > 0 || state.cloned.size > 0) return undefined;
  const name = plainName(line.chart).replace(/\/+$/, '');
  const isMade = [...state.madeByLines].some((made) => name === made || made.startsWith(`${name}/`) || (name.endsWith('.tgz') && basename(name).startsWith(`${basename(made)}-`)));
  return isMade || filesOf(state, /^\.?$/.test(name) ? 'Chart.yaml' : name).length > 0 ? undefined : `the chart ${line.chart} is neither in the text nor beside it`;
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
