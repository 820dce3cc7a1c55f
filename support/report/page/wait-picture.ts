import type { WaitRecord } from '../../wait/timeline';
import { html, type Html } from './html';

const WIDTH = 700;
const ROW = 20;

/** A wait as a picture: a bar for each thing that was seen, from when it was seen until the next, as long as it lasted. */
export function waitPicture({ what, seconds, moments }: WaitRecord): Html {
  const scale = WIDTH / Math.max(seconds, 0.001);
  const bars = moments.map((moment, index) => {
    const x = moment.seconds * scale;
    const width = Math.max(2, ((moments[index + 1]?.seconds ?? seconds) - moment.seconds) * scale);
    const anchor = x > WIDTH / 2 ? 'end' : 'start';
    return html`<g><rect x="${x.toFixed(1)}" y="${index * ROW + 2}" width="${width.toFixed(1)}" height="${ROW - 6}"/><text x="${(anchor === 'end' ? x - 6 : x + width + 6).toFixed(1)}" y="${index * ROW + 14}" text-anchor="${anchor}">${moment.seen} ${moment.seconds.toFixed(1)} s</text></g>`;
  });
  return html`<figure><figcaption>${what}: ${seconds.toFixed(1)} s</figcaption><svg viewBox="0 0 ${WIDTH} ${moments.length * ROW}" width="${WIDTH}" role="img" aria-label="${what}">${bars}</svg></figure>`;
}
