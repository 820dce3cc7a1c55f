import type { ConformanceReport } from './report';
import { inCell } from './summary';

export interface Change {
  codename: string;
  title: string;
  before: string;
  after: string;
  /** Why it does not pass now; empty if it passes. */
  reason: string;
}

export interface Comparison {
  better: Change[];
  worse: Change[];
  /** Other differences than verdicts: `Kubernetes: v1.33.1 -> v1.34.3`. */
  differences: string[];
}

interface Standing {
  title: string;
  verdict: string;
  reason: string;
}

const PASSED = 'passed';
const ABSENT = 'not run';

/** What got better and what got worse from one run to the next. A test that no longer runs is worse: a skip is not a pass. */
export function compare(old: ConformanceReport, now: ConformanceReport): Comparison {
  const [before, after] = [standings(old), standings(now)];
  const changes = [...new Set([...before.keys(), ...after.keys()])].sort().map((codename) => {
    const was = before.get(codename);
    const is = after.get(codename);
    return { codename, title: (is ?? was)?.title ?? '', before: was?.verdict ?? ABSENT, after: is?.verdict ?? ABSENT, reason: is?.reason ?? '' };
  });
  return {
    better: changes.filter(({ before: was, after: is }) => was !== PASSED && is === PASSED),
    worse: changes.filter(({ before: was, after: is }) => is !== PASSED && was !== is && (was === PASSED || was === ABSENT)),
    differences: differences(old, now),
  };
}

function standings({ profiles }: ConformanceReport): Map<string, Standing> {
  const all = new Map<string, Standing>();
  for (const { passedTests, failedTests } of profiles) {
    for (const { codename, title } of passedTests) all.set(codename, { title, verdict: PASSED, reason: '' });
    for (const { codename, title, verdict, reason } of failedTests) all.set(codename, { title, verdict, reason });
  }
  return all;
}

function differences(old: ConformanceReport, now: ConformanceReport): string[] {
  const [before, after] = [facts(old), facts(now)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.filter((name) => before.get(name) !== after.get(name)).map((name) => `${name}: ${before.get(name) ?? 'none'} -> ${after.get(name) ?? 'none'}`);
}

function facts({ profiles, environment: { versions, nodes } }: ConformanceReport): Map<string, string> {
  const ofNodes = (['kubelet', 'runtime', 'kernel', 'os'] as const).map((fact) => [`nodes’ ${fact}`, [...new Set(nodes.map((node) => node[fact]))].sort().join(', ')] as const);
  const ofProfiles = profiles.map(({ name, lab }) => [`${name} tests`, `${lab.name} ${lab.digest.slice(0, 19)}`] as const);
  return new Map([...ofProfiles, ...Object.entries(versions), ...ofNodes]);
}

/** For a terminal. */
export function asText({ better, worse, differences }: Comparison): string {
  const line = (mark: string) => ({ codename, title, before, after, reason }: Change): string => `${mark} ${codename}  ${title}: ${before} -> ${after}${reason ? `\n    ${reason}` : ''}`;
  const told = [...worse.map(line('✗')), ...better.map(line('✓'))];
  return [...(told.length > 0 ? told : ['No test got better or worse.']), ...(differences.length > 0 ? ['', 'Other differences:', ...differences.map((difference) => `  ${difference}`)] : [])].join('\n');
}

/** For the comment of a pull request. */
export function asMarkdown({ better, worse, differences }: Comparison): string {
  const row = (mark: string) => ({ codename, title, before, after, reason }: Change): string => `| ${mark} | ${inCell(title)} (\`${codename}\`) | ${before} | ${after} | ${inCell(reason)} |`;
  const rows = [...worse.map(row('❌')), ...better.map(row('✅'))];
  const table = rows.length > 0 ? ['| | test | before | after | reason |', '| --- | --- | --- | --- | --- |', ...rows] : ['No test got better or worse.'];
  return [`### Lab conformance: ${worse.length} worse, ${better.length} better`, '', ...table, ...(differences.length > 0 ? ['', '<details><summary>Other differences</summary>', '', ...differences.map((difference) => `- ${inCell(difference)}`), '', '</details>'] : []), ''].join('\n');
}
