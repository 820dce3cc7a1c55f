import type { CTRFReport, Test, TestStatus } from 'ctrf';
import type { Graded, GradedTask } from '../../results/score';
import { taskTag } from '../../lab/lab';
import type { Verdict } from '../../errors/verdict';
import type { RunTimes } from './format';
import { nameOf, oneLine, told } from './text';

/** The newest version that the package `ctrf` knows; the project needs that package only for its tests. */
const SPEC_VERSION = '0.0.0';

/** Additional keys need a namespace: ctrf-io/ctrf, spec/ctrf.md, 4.6. */
const GRADE = 'labspec.grade';

const STATUS: Record<Verdict, TestStatus> = { passed: 'passed', failed: 'failed', error: 'other', 'not checked': 'skipped' };

/** A report in the Common Test Report Format (https://ctrf.io), with one test per task. Points are in `extra`, under `labspec.grade`; a score of null means that there is none. */
export function ctrf(graded: Graded, { started, finished }: RunTimes): string {
  const { lab, tasks, score, points } = graded;
  const count = (status: TestStatus): number => tasks.filter(({ verdict }) => STATUS[verdict] === status).length;
  const report: CTRFReport = {
    reportFormat: 'CTRF',
    specVersion: SPEC_VERSION,
    timestamp: finished.toISOString(),
    generatedBy: 'labspec',
    results: {
      tool: { name: 'labspec' },
      summary: {
        tests: tasks.length,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
        pending: 0,
        other: count('other'),
        start: started.getTime(),
        stop: finished.getTime(),
        extra: { [GRADE]: { score, points } },
      },
      tests: tasks.map((task) => ctrfTest(lab, task)),
    },
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function ctrfTest({ name, title }: Graded['lab'], task: GradedTask): Test {
  const { id, verdict, seconds, points, earned } = task;
  const message = told(task);
  return {
    testId: `${name}/${taskTag(id).slice(1)}`,
    name: nameOf(task),
    status: STATUS[verdict],
    rawStatus: verdict,
    duration: Math.round(seconds * 1000),
    suite: [oneLine(title)],
    ...(message ? { message } : {}),
    extra: { [GRADE]: { points, earned } },
  };
}
