import type { Call } from '../../../vocabulary/lines/call';
import { canonicalStatement } from '../../../vocabulary/lines/statement';
import { literal } from '../../../vocabulary/lines/word';
import type { Finding } from '../../lint/finding';
import { shownPath, type TextCommand } from '../text/text-items';
import type { ReadLab } from '../text/lint/read-lab';
import { againstCounts } from './against-counts';
import { againstNames } from './against-names';
import { kindName } from './as-line';
import { wrongDescriptions, wrongProgress } from './descriptions';
import type { Made, World } from './made';
import { momentOf, momentsUntil, possibleCounts, type Moment } from './moments';
import { wrongReports } from './reports';
import { followText, type Follower } from './follow';
import { wrongEdit } from './wrong-edits';
import { unknownContainers } from './set-containers';
import { againstSteps } from './thens';
import { tablesIn, type Table } from './table';
import type { Wrong } from './wrong';
import { wrongTables } from './wrong-tables';
import { wrongValues } from './printed-values';

/** What the objects that a lab makes say of its text. */
export interface Checked {
  findings: Finding[];
  /** The commands whose shown outputs have been compared with objects, and fit them. */
  fitting: ReadonlySet<TextCommand>;
  /** The numbers of Pods and containers that there may be until the task of a sentence ends. */
  possible(place: { path: string; line: number }): ReadonlySet<number>;
}

/** Compares outputs, and Thens, with the objects as the lab's own lines and files have made them at that point. */
export function againstObjects(lab: ReadLab): Checked {
  const findings: Finding[] = [];
  const fitting = new Set<TextCommand>();
  const silent = new Set<string>();
  const moments: Moment[] = [];
  const look: Follower['command'] = (command, world, carry) => {
    const call = onlyCall(command);
    const output = command.output?.text ?? '';
    const typed = command.statements.map(canonicalStatement).join('; ');
    // What was typed without its output is shown once more with it.
    const before = call && command.output && !silent.has(typed) ? wrongReports(call, output, world) : [];
    for (const statement of command.output ? [] : command.statements) silent.add(canonicalStatement(statement));
    carry();
    const after = call && command.output ? [...wrongTables(call, output, world), ...wrongDescriptions(call, output, world), ...wrongProgress(call, output, world)] : [];
    const values = wrongValues(command, world);
    if (!/unable to find container/.test(output)) findings.push(...unknownContainers(command.statements, world).map((reason) => ({ place: command.place, reason, next: 'correct the name of the container' })));
    findings.push(...[...before, ...after, ...values].map((wrong) => findingOf(command, wrong)));
    if (call && command.output && before.length + after.length + values.length === 0 && isKnown(call, output, world)) fitting.add(command);
  };
  followText(lab, { command: look, edit: (edit, { files }) => findings.push(...wrongEdit(edit, files)), then: (event, world) => moments.push(momentOf(event, world)) });
  return { findings: [...findings, ...againstCounts(lab, moments), ...againstNames(lab), ...againstSteps(lab)], fitting, possible: (place) => possibleCounts(momentsUntil(lab, moments, place)) };
}

/** Whether the output is about objects that are known. */
function isKnown({ verb, targets }: Call, output: string, { objects }: World): boolean {
  const known = [...objects.all.values()].filter(({ value }) => value !== undefined);
  if (verb === 'get') return areKnown(tablesIn(output), known);
  if (output.trim().split('\n').every((line) => REPORT.test(line.trim()))) return output.trim().split('\n').every((line) => [...known.map(({ kind, name }) => `${kind.toLowerCase()}/${name}`), ...[...objects.gone].map((key) => key.split('/').slice(1).join('/').replace(/^[^/]+/, (kind) => kind.toLowerCase()))].includes(reported(line)));
  const isAbout = /^(?:describe|rollout (?:history|status))$/.test(verb);
  return isAbout && targets.length > 0 && targets.every(({ kind, name }) => known.some((made) => made.kind === kindName(kind) && name !== undefined && literal(name) === made.name));
}

/** `deployment.apps/web scaled`, `pod "web" deleted` */
const REPORT = /^([a-z]+)(?:\.[\w.-]+)?(?:\/| ")([\w.-]+)"? (?:created|configured|unchanged|exposed|scaled|labeled|annotated|patched|edited|rolled back|restarted|image updated|env updated|autoscaled|deleted)(?: from \S+ namespace)?$/;

function reported(line: string): string {
  const [, kind = '', name = ''] = REPORT.exec(line.trim()) ?? [];
  return `${kind}/${name}`;
}

/** Rows of objects, or of what belongs to them. */
function areKnown(tables: readonly Table[], known: readonly Made[]): boolean {
  const rows = tables.flatMap((table) => table.rows);
  return rows.length > 0 && rows.every((row) => known.some(({ name }) => row.name === name || row.name.startsWith(`${name}-`)));
}

function onlyCall({ statements }: TextCommand): Call | undefined {
  const [statement, ...others] = statements;
  const call = statement?.calls.length === 1 && others.length === 0 && statement.redirects.length === 0 ? statement.calls[0] : undefined;
  return call?.program === 'kubectl' || call?.program === 'oc' ? call : undefined;
}

function findingOf({ path, output }: TextCommand, { line, reason }: Wrong): Finding {
  return { place: `${shownPath(path)}:${(output?.line ?? 1) + line}`, reason: `The output does not fit the lab: ${reason}`, next: 'correct the output, or what makes the object' };
}
