import { html, Html } from './html';
import type { WaitRecord } from '../../wait/timeline';

/** The width for the bars; the rest of the picture has room for the longest text beside a bar. */
const BARS = 240;
const WIDTH = 800;
const ROW = 20;

/** Inside the picture, because the picture may be shown alone. */
const STYLE = new Html('.wait rect { fill: #0969da; } .wait text { fill: #1f2328; font: 12px system-ui, sans-serif; } @media (prefers-color-scheme: dark) { .wait rect { fill: #58a6ff; } .wait text { fill: #f0f6fc; } }');

/** A wait as an SVG: one bar per observation, from its time until the next one, with a length in proportion to the time. */
export function waitPicture({ what, seconds, moments }: WaitRecord): Html {
  const scale = BARS / Math.max(seconds, 0.001);
  const rows = moments.map(({ seconds: from, seen }, index) => {
    const x = from * scale;
    const width = Math.max(2, ((moments[index + 1]?.seconds ?? seconds) - from) * scale);
    const y = (index + 1) * ROW;
    return html`<rect x="${x.toFixed(1)}" y="${y + 2}" width="${width.toFixed(1)}" height="${ROW - 6}"/><text x="${(x + width + 6).toFixed(1)}" y="${y + 14}">${seen} ${from.toFixed(1)} s</text>`;
  });
  const height = (moments.length + 1) * ROW;
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="wait" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${what}"><style>${STYLE}</style><text x="0" y="14">${what}: ${seconds.toFixed(1)} s</text>${rows}</svg>`;
}
