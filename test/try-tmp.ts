import { readFileSync } from 'node:fs';
import { changesOfManifest } from '../support/commands/prove/variants/of-manifest';
for (const f of process.argv.slice(2)) { const c = changesOfManifest(readFileSync(f, 'utf8')); console.log(f, c.length); for (const x of c) console.log(' ', x.line, x.kind, '|', x.title); }
