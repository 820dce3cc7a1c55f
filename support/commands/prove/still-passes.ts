import type { TaskResult } from '../../results/task-results';
import { until } from '../../wait/wait-for';
import type { StudentByHand } from './student-by-hand';

/** After a change of a Service or a policy, traffic goes the earlier way for a moment. */
const NETWORK_SECONDS = 6;
const EVERY_SECONDS = 2;

/** Whether a task passes that should not: it counts only if it goes on passing. @param found by the first look */
export async function stillPasses(student: StudentByHand, task: number, found: TaskResult | undefined): Promise<boolean> {
  if (found?.verdict !== 'passed') return false;
  const last = await until(async () => (await student.check([task]))[0], (again) => again?.verdict !== 'passed', { within: NETWORK_SECONDS, every: EVERY_SECONDS });
  return last?.verdict === 'passed';
}
