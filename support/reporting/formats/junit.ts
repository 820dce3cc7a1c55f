import { create, type XMLElement } from 'xmlbuilder';
import type { Graded, GradedTask } from '../../results/score';
import type { RunTimes } from './format';
import { nameOf, plain, pointsOf, secondsOf, told } from './text';

/**
 * JUnit XML with one test case per task, for graders; the format of cucumber-js has one test case per scenario. The points are properties of
 * the suite, because Jenkins' schema, the strictest in use, allows them nowhere else (jenkinsci/xunit-plugin, junit-10.xsd).
 */
export function junit(graded: Graded, { started }: RunTimes): string {
  const { lab, tasks, score, points } = graded;
  const count = (...verdicts: GradedTask['verdict'][]): number => tasks.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const totals = { tests: tasks.length, failures: count('failed'), errors: count('error'), time: secondsOf(graded).toFixed(3) };
  const root = create('testsuites', { encoding: 'UTF-8' });
  const suite = root.att({ name: 'labspec', ...totals }).ele('testsuite', { name: plain(lab.name), ...totals, skipped: count('not checked'), timestamp: started.toISOString() });
  const ofTasks = tasks.flatMap((task): [string, number | null][] => [[`task ${task.id} points`, task.points], [`task ${task.id} earned`, task.earned]]);
  addProperties(suite, { title: plain(lab.title), score, points, ...Object.fromEntries(ofTasks) });
  for (const task of tasks) addCase(suite, plain(lab.name), task);
  return `${root.end({ pretty: true })}\n`;
}

function addCase(suite: XMLElement, classname: string, task: GradedTask): void {
  const { verdict, seconds, troubles } = task;
  const testCase = suite.ele('testcase', { name: nameOf(task), classname, time: seconds.toFixed(3) });
  const message = plain(troubles[0]?.reason ?? verdict);
  if (verdict === 'failed') testCase.ele('failure', { message, type: 'TaskFailed' }, told(task));
  if (verdict === 'error') testCase.ele('error', { message, type: 'EnvironmentError' }, told(task));
  if (verdict === 'not checked') testCase.ele('skipped', { message }, told(task));
  testCase.ele('system-out', pointsOf(task));
}

/** Leaves out a property that is null, because its value is unknown. */
function addProperties(element: XMLElement, properties: Record<string, string | number | null>): void {
  const list = element.ele('properties');
  for (const [name, value] of Object.entries(properties)) {
    if (value !== null) list.ele('property', { name, value });
  }
}
