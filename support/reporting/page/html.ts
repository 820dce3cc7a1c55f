import { plainText } from '../../redaction/plain-text';

/** Text that is already HTML. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = Html | string | number | readonly Value[];

/** An HTML template: each value in it is escaped and loses its control characters, unless the value is already HTML. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(parts.reduce((text, part, index) => text + part + (index < values.length ? textOf(values[index] as Value) : ''), ''));
}

function textOf(value: Value): string {
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(textOf).join('');
  return plainText(String(value)).replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** On a narrow screen, each row of a table becomes a block, and its last cell gets its own line. @param table a selector @param line a colour */
export function blocks(table: string, line: string): string {
  return `@media (max-width: 40rem) {
    ${table} thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    ${table}, ${table} tbody, ${table} tr { display: block; } ${table} tr { margin-bottom: .75rem; border: 1px solid ${line}; }
    ${table} th, ${table} td { display: inline-block; border: 0; min-width: 0; } ${table} td:last-child { display: block; }
  }`;
}

const STYLE = new Html(`
  :root { color-scheme: light dark; --line: light-dark(#d8dee4, #3d444d); --passed: light-dark(#d7f5dd, #12422a); --failed: light-dark(#ffdcd7, #5c1f1a); --error: light-dark(#fff1c2, #4d3c05); --not-checked: light-dark(#eef1f4, #2a313a); --quiet: light-dark(#59636e, #9198a1); }
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 90rem; padding: 1rem; background: light-dark(#fff, #0d1117); color: light-dark(#1f2328, #f0f6fc); }
  h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
  a { color: light-dark(#0969da, #58a6ff); }
  .scroll { overflow-x: auto; position: relative; }
  table { border-collapse: collapse; } th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; }
  td.mark, th.task { text-align: center; min-width: 1.6rem; padding-inline: .2rem; } .number { text-align: right; font-variant-numeric: tabular-nums; }
  tbody th { position: sticky; left: 0; background: light-dark(#fff, #0d1117); font-weight: 600; min-width: min(12rem, 28vw); overflow-wrap: anywhere; }
  .passed { background: var(--passed); } .failed { background: var(--failed); } .error { background: var(--error); } .not-checked { background: var(--not-checked); }
  .quiet { color: var(--quiet); } pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; font-size: .875rem; } td pre { min-width: 12rem; }
  iframe { width: 100%; height: 80vh; border: 1px solid var(--line); } summary { cursor: pointer; }
  td.hint { min-width: 13rem; max-width: 40rem; overflow-wrap: anywhere; }
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  ${blocks('table.rows', 'var(--line)')}
  @media (max-width: 40rem) { table.rows th, table.rows td { position: static; background: none; } td pre { min-width: 0; } }
  @media print {
    @page { size: A4 landscape; margin: 10mm; }
    body { max-width: none; padding: 0; font-size: 9pt; } .scroll { overflow: visible; } tbody th { position: static; min-width: 0; } iframe { display: none; }
    th, td { padding: .1rem .3rem; print-color-adjust: exact; } tr, svg { break-inside: avoid; } h2 { break-after: avoid; } td.mark { min-width: 1rem; } td.hint { min-width: 0; }
  }
  .bar { fill: light-dark(#0969da, #58a6ff); } svg text { fill: currentColor; font-size: 12px; }
`);

/** A page that works as a single local file, without other files. */
export function page(title: string, body: Html): string {
  return `<!doctype html>\n${html`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`.text}\n`;
}
