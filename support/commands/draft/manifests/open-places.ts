import type { Drafted } from '../drafted';
import type { State } from '../state';

const WRITTEN = /(?<![<&\d])>>?\s*([A-Za-z][\w./-]*)/g;
/** A program that a line builds, or a certificate that it signs: `go build -o till`, `openssl x509 -out ann.crt`. */
const BUILT = /(?:^|[\s;&])(?:go build|gcc|g\+\+|cc|clang|rustc|openssl)\b[^|;&\n]* -o(?:ut)?[ =]?([A-Za-z][\w./-]*)/g;
/** A way to a Pod: `port-forward web 8080:80`. */
const WAY = /\bport-forward\b[^\n|;&]*?\s(\d+)(?::\d+)?(?=[\s&]|$)/g;
/** A kubeconfig that is not the run's own: `kubectl config set-context ann --kubeconfig=ann.conf`. */
const CONFIGURED = /\bkubectl config (?:set|use)\b[^|;&]*? --kubeconfig[= ]+([A-Za-z][\w./-]*)/g;
/** Clients that ask a port of the reader's machine, which they know themselves. */
const CLIENT = /\b(psql|mysql|mariadb|redis-cli|mongosh?)\b(?=[^|;&\n]* (?:-h|--host)[ =]?(?:localhost|127\.0\.0\.1))(?:[^|;&\n]* (?:-p|-P|--port)[ =]?(\d+))?/g;
const PORTS: Record<string, string> = { psql: '5432', mysql: '3306', mariadb: '3306', 'redis-cli': '6379', mongo: '27017', mongosh: '27017' };
const APPROVED = /\bkubectl certificate (?:approve|deny) ([\w.-]+)/g;
/** What Kubernetes signs once a request is approved. */
const SIGNED = /\b(?:csr|certificatesigningrequests?(?:\.\S+)?)[ /]([\w.-]+)(?=[^|;&\n]*\bstatus\.certificate\b)/g;
const ASSIGNED = /(?:^|[;&|(])\s*(?:export )?([A-Za-z_]\w*)=/gm;

/** Files that only a person's answer writes, ports that it opens, and variables that it sets: lines below that need them wait for it. */
export function noteOpenPlaces({ text: whole, line, outcome, isHeld }: Drafted, state: State): void {
  if (outcome === 'left out') return;
  // What stands below a line is what it writes.
  const text = whole.includes('<<') ? (whole.split('\n')[0] ?? '') : whole;
  for (const place of [...placesIn(text, WAY, 'Port'), ...placesIn(text, WRITTEN, 'File'), ...placesIn(text, BUILT, 'File'), ...placesIn(text, CONFIGURED, 'File'), ...placesIn(text, APPROVED, 'Certificate'), ...placesIn(text, ASSIGNED, 'Variable')]) {
    if (outcome === 'todo' || isHeld === true) state.open.set(place, line);
    else state.open.delete(place);
  }
}

/** The line that would have written a file which a line reads, opened a port that it asks, or set a variable. */
export function openPlaceIn({ text }: Drafted, { open }: Pick<State, 'open'>): number | undefined {
  const files = text.replaceAll(WRITTEN, '').split(/[\s'"=;|&]+/).map((word) => `File/${word.replace(/^\.\//, '')}`);
  const needed = new Set([...files, ...placesIn(text, /\b(?:localhost|127\.0\.0\.1):(\d+)/g, 'Port'), ...[...text.matchAll(CLIENT)].map(([, client = '', port]) => `Port/${port ?? PORTS[client] ?? ''}`), ...placesIn(text, /\$\{?([A-Za-z_]\w*)/g, 'Variable'), ...placesIn(text, SIGNED, 'Certificate')]);
  return [...open].find(([key]) => needed.has(key))?.[1];
}

function placesIn(text: string, form: RegExp, of: string): string[] {
  return [...text.matchAll(form)].map(([, name = '']) => `${of}/${name}`);
}
