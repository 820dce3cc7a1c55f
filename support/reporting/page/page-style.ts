import { blocks, Html } from './html';

/**
 * The style of the summary above Cucumber's page and of two parts of that page: its search field, which would be wider than a phone, and its
 * list of features. Cucumber sorts the list by name; here, features that did not pass come first.
 */
export const PAGE_STYLE = new Html(`
  .labspec { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; padding: 1rem; overflow-x: auto; background: light-dark(#fff, #1d1d26); color: light-dark(#1f2328, #f0f6fc); }
  .labspec h1 { font-size: 1.4rem; margin: 0 0 .75rem; } .labspec table { border-collapse: collapse; margin-bottom: .75rem; }
  .labspec th, .labspec td { border: 1px solid light-dark(#d8dee4, #3d444d); padding: .2rem .5rem; text-align: left; vertical-align: top; font-weight: normal; overflow-wrap: anywhere; }
  .labspec thead th { overflow-wrap: normal; } .labspec td:nth-child(2) { min-width: 6rem; } .labspec td:nth-child(5) { min-width: 14rem; }
  .labspec tbody th { min-width: 10rem; } .labspec .number { text-align: right; white-space: nowrap; }
  .labspec .passed td:nth-child(2) { background: light-dark(#d7f5dd, #12422a); } .labspec .failed td:nth-child(2) { background: light-dark(#ffdcd7, #5c1f1a); }
  .labspec .error td:nth-child(2) { background: light-dark(#fff1c2, #4d3c05); } .labspec .not-checked td:nth-child(2) { background: light-dark(#eef1f4, #2a313a); }
  .labspec a { color: light-dark(#0969da, #58a6ff); } .labspec summary { cursor: pointer; font-weight: 600; } .labspec figure { margin: .75rem 0; } .labspec svg { max-width: 100%; height: auto; }
  ${blocks('.labspec .rows', 'light-dark(#d8dee4, #3d444d)')}
  @media print {
    .labspec { overflow: visible; padding: 0; font-size: 9pt; } .labspec td { print-color-adjust: exact; } .labspec tr { break-inside: avoid; }
  }
  #report div:has(> div > form) { flex-wrap: wrap; } #report input[name=query] { box-sizing: border-box; min-width: 0; width: 17rem; max-width: calc(100vw - 5rem); }
  #report div:has(> div > h3 > button[slot=trigger]) { display: flex; flex-direction: column; }
  #report div:has(> h3 > button[slot=trigger] [data-status]:not([data-status=PASSED])) { order: -1; }
  #report div:has(> h3 > button[slot=trigger] [data-status=FAILED]) { order: -2; }
`);
