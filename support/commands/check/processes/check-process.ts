import { CheckProfile, QUIET } from '../../cucumber/check-profile';
import { EnvironmentError } from '../../../errors/errors';
import { TaskResults, type TaskResult } from '../../../results/task-results';
import { beginSession } from '../../../runtime/session';

// A process that loads cucumber-js once and then checks one student's work after the other; see check-processes.ts.

export interface CheckRequest {
  tasks: readonly number[];
  /** See support/lab/parameters.ts. */
  worldParameters: Record<string, unknown>;
  /** Added to the environment of this one check. */
  env: Record<string, string>;
}

/** The answer to a request. */
export type CheckAnswer = { results: TaskResult[] } | { error: string };

const environment = process.env;

process.on('message', (request: CheckRequest) => {
  check(request).then(
    (results) => process.send?.({ results } satisfies CheckAnswer),
    (error: unknown) => process.send?.({ error: String(error) } satisfies CheckAnswer),
  );
});

async function check({ tasks, worldParameters, env }: CheckRequest): Promise<TaskResult[]> {
  process.env = { ...environment, ...env };
  const session = beginSession({ isWatch: false });
  const results = new TaskResults();
  let hasEnded = false;
  try {
    const profile = await CheckProfile.load({ worldParameters });
    await profile.run(tasks, (message) => {
      results.note(message);
      hasEnded ||= message.testRunFinished !== undefined;
    }, { formats: QUIET });
  } finally {
    await session.end();
  }
  if (!hasEnded) throw new EnvironmentError({ reason: 'The check ended before it was done', next: 'run it again' });
  return results.all;
}
