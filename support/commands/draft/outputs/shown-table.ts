import { then, type Step } from '../drafted';
import { kindOfWord } from '../lines/kinds';
import { hasBegun, keyOf } from '../objects/object-claims';
import { isStable } from './varying';

/** Columns whose values a lab can ask for. */
const KEPT = new Set(['NAME', 'READY', 'STATUS', 'TYPE', 'COMPLETIONS', 'DATA', 'CAPACITY', 'ACCESS MODES', 'UP-TO-DATE', 'AVAILABLE', 'DESIRED', 'CURRENT', 'SCHEDULE', 'SUSPEND', 'CLASS', 'MINPODS', 'MAXPODS']);
/** As kubectl prints them today: older texts have other columns. */
const BY_KIND: Record<string, readonly string[]> = {
  Pod: ['NAME', 'READY', 'STATUS'],
  Deployment: ['NAME', 'READY', 'UP-TO-DATE', 'AVAILABLE'],
  ReplicaSet: ['NAME', 'DESIRED', 'CURRENT', 'READY'],
  StatefulSet: ['NAME', 'READY'],
  DaemonSet: ['NAME'],
  Job: ['NAME', 'COMPLETIONS'],
  CronJob: ['NAME', 'SCHEDULE', 'SUSPEND'],
  Service: ['NAME', 'TYPE', 'PORT(S)'],
  ConfigMap: ['NAME', 'DATA'],
  Secret: ['NAME', 'TYPE', 'DATA'],
  PersistentVolumeClaim: ['NAME', 'STATUS', 'CAPACITY', 'ACCESS MODES'],
  HorizontalPodAutoscaler: ['NAME', 'REFERENCE', 'MINPODS', 'MAXPODS'],
  Ingress: ['NAME', 'CLASS', 'HOSTS'],
};
/** Of those that a line chooses, what each cluster has its own of. */
const VARYING_COLUMN = /(?:^|[^A-Z])(?:NODE|HOST|IPS?|ADDRESS|AGE|TIME|DATE|UID|ID|RESTARTS?|PORTS?|START|CREATED|VERSION|CPU|MEM|QOS|PHASE|REVISION|SECRET|TOKEN)/i;
const PASSING = /^(?:ContainerCreating|PodInitializing|Terminating|Init:.*|NotReady|Unknown|Pending|Scheduled|<.*>)$/;

/** Whether an output is a table as kubectl prints it. */
export function isTable(output: string): boolean {
  const [heading = '', row] = output.split('\n').filter((line) => line.trim());
  return row !== undefined && /^[A-Z][A-Z0-9-]+(?: [A-Z]+)?(?:\s{2,}[A-Z(][A-Z0-9 ()/-]*)*\s*$/.test(heading) && /\S\s{2,}\S/.test(heading);
}

/** The rows that must be there, without what differs from run to run. @param areChosen whether the line names its columns @param workloadOf the object that a Pod's generated name belongs to @param isMade whether there is such an object in the lab: readers have others of earlier ones */
export function rowsOf(output: string, { kind, areChosen = false }: { kind: string; areChosen?: boolean }, workloadOf: (name: string) => string | undefined, isMade: (kind: string, name: string) => boolean = () => true): Step[] {
  const { columns, rows: all } = tableOf(output.split(/\n\s*\n/)[0] ?? '');
  const rows = all.filter(({ NAME: name = '' }) => name === '' || workloadOf(name) !== undefined || isMade(kind, name));
  const kept = columns.filter((name) => areChosen ? name !== '' && !VARYING_COLUMN.test(name) : BY_KIND[kind] ? BY_KIND[kind].includes(name) : KEPT.has(name));
  const read = rows.map((row) => kept.map((name) => (name === 'NAME' && isGenerated(row[name] ?? '', workloadOf) ? '' : cellOf(isChosenPort(row, name) ? '' : (row[name] ?? ''), name, kind)))).map((row) => withoutPassing(row, kept));
  const useful = [...new Map(read.filter((row) => row.some((cell) => cell !== '')).map((row) => [row.join('\u0000'), row])).values()].slice(0, 6);
  const used = kept.filter((_, index) => useful.some((row) => row[index] !== ''));
  if (useful.length === 0 || used.length === 0) return [];
  const names = rows.map((row) => row['NAME'] ?? '').filter(Boolean);
  const objects = [...new Set(names.map((name) => workloadOf(name) ?? keyOf(kind, name)))];
  const isOnlyNames = used.length === 1 && used[0] === 'NAME';
  const scheduled = kind === 'CronJob' ? [] : objects.filter((object) => object.startsWith('CronJob/'));
  const isDone = useful.some((row) => row.includes('Completed') || (kind === 'Job' && row.includes('1/1')));
  return [...scheduled.map((object) => hasBegun(object.slice('CronJob/'.length), isDone)), then('the output has the rows', { objects, aspect: isOnlyNames ? 'there' : 'listing' }, { table: [used, ...useful.map((row) => row.filter((_, index) => used.includes(kept[index] ?? '')))] })];
}

/** Pods of a StatefulSet have names that stay. */
function isGenerated(name: string, workloadOf: (name: string) => string | undefined): boolean {
  const owner = workloadOf(name);
  return owner !== undefined && !(owner.startsWith('StatefulSet/') && /-\d+$/.test(name));
}

/** Kubernetes shows the port of the nodes behind that of such a Service, and chooses it. */
function isChosenPort({ TYPE: type = '', 'PORT(S)': ports = '' }: Record<string, string>, column: string): boolean {
  return column === 'PORT(S)' && /^(?:NodePort|LoadBalancer)$/.test(type) && !ports.includes(':');
}

function cellOf(text: string, column: string, kind: string): string {
  if (!isStable(text) || /[|\\]/.test(text)) return '';
  if (column === 'READY' && kind !== 'ReplicaSet' && !/^\d+\/\d+$/.test(text)) return '';
  return text;
}

/** A Pod that is not there yet, or not ready yet, will be. */
function withoutPassing(row: readonly string[], columns: readonly string[]): string[] {
  const status = row[columns.indexOf('STATUS')] ?? '';
  const [ready, all] = (row[columns.indexOf('READY')] ?? '').split('/');
  const [done, wanted] = (row[columns.indexOf('COMPLETIONS')] ?? '').split('/');
  const isPassing = PASSING.test(status) || (status === 'Running' && ready !== all) || (wanted !== undefined && done !== wanted);
  return row.map((cell, index) => (isPassing && ['STATUS', 'READY', 'AVAILABLE', 'UP-TO-DATE', 'COMPLETIONS'].includes(columns[index] ?? '') ? '' : cell));
}

export interface Table {
  columns: string[];
  rows: Record<string, string>[];
}

/** Columns are apart by two blanks or more, or begin where their headings do. */
export function tableOf(text: string): Table {
  const [heading = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '');
  const starts = [...heading.matchAll(/\S+(?: \S+)*/g)].map(({ index, 0: name }) => ({ index, name }));
  const rows = lines.filter((line) => !/^\s*(?:\.{2,}|…)/.test(line)).flatMap((line): Record<string, string>[] => {
    const parts = line.trim().split(/\s{2,}|\t/);
    // Texts are often not aligned as their headings are: what cuts a word in two says nothing.
    if (parts.length !== starts.length && starts.some(({ index }) => /\S/.test(line[index - 1] ?? ' ') && /\S/.test(line[index] ?? ' '))) return [];
    const cells = parts.length === starts.length ? parts : starts.map(({ index }, place) => line.slice(index, starts[place + 1]?.index).trim());
    return [Object.fromEntries(starts.map(({ name }, place) => [name, cells[place] ?? '']))];
  });
  return { columns: starts.map(({ name }) => name), rows };
}

/** `No resources found`: there are none of them. */
export function noneOf(output: string, kind: string | undefined, selector: string | undefined): Step[] {
  if (!/^No resources found/.test(output.trim()) || kind === undefined || selector?.includes('$') === true) return [];
  const plural = kindOfWord(kind)?.plural;
  if (plural === undefined) return [then('I see "No resources found"')];
  return [then(`there are no ${plural}${selector === undefined ? '' : ` with label "${selector}"`} within 2 minutes`, { objects: [`${kind}/*`], aspect: 'listing' })];
}
