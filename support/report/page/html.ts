import { harmless } from '../../evidence/harmless';

/** Text that is HTML already. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = Html | string | number | readonly Value[];

/** A template of HTML: whatever is put into it is escaped and without control characters, unless it is HTML itself. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(parts.reduce((text, part, index) => text + part + (index < values.length ? textOf(values[index] as Value) : ''), ''));
}

function textOf(value: Value): string {
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(textOf).join('');
  return harmless(String(value)).replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const STYLE = new Html(`
  :root { color-scheme: light dark; --line: light-dark(#d8dee4, #3d444d); --passed: light-dark(#d7f5dd, #12422a); --failed: light-dark(#ffdcd7, #5c1f1a); --error: light-dark(#fff1c2, #4d3c05); --not-checked: light-dark(#eef1f4, #2a313a); --quiet: light-dark(#59636e, #9198a1); }
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 90rem; padding: 1rem; background: light-dark(#fff, #0d1117); color: light-dark(#1f2328, #f0f6fc); }
  h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
  a { color: light-dark(#0969da, #58a6ff); }
  .scroll { overflow-x: auto; }
  table { border-collapse: collapse; } th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; }
  td.mark { text-align: center; min-width: 1.6rem; } .number { text-align: right; font-variant-numeric: tabular-nums; }
  tbody th { position: sticky; left: 0; background: light-dark(#fff, #0d1117); font-weight: 600; min-width: min(12rem, 28vw); overflow-wrap: anywhere; }
  .passed { background: var(--passed); } .failed { background: var(--failed); } .error { background: var(--error); } .not-checked { background: var(--not-checked); }
  .quiet { color: var(--quiet); } pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; font-size: .875rem; } td pre { min-width: 12rem; }
  iframe { width: 100%; height: 80vh; border: 1px solid var(--line); } summary { cursor: pointer; }
  td.hint { white-space: nowrap; max-width: 24rem; overflow: hidden; text-overflow: ellipsis; }
  .bar { fill: light-dark(#0969da, #58a6ff); } svg text { fill: currentColor; font-size: 12px; }
`);

/** A page that opens from a file, with nothing but itself. */
export function page(title: string, body: Html): string {
  return `<!doctype html>\n${html`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body>${body}</body></html>`.text}\n`;
}
