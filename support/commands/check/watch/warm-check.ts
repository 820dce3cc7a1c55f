import type { Envelope } from '@cucumber/messages';
import { TRANSCRIPT } from '../../../runtime/evidence/attach-evidence';
import { taskIdOf } from '../../../lab/lab';
import type { Parameters } from '../../../lab/parameters';
import { attachmentText } from '../../../results/attachment-text';
import { sanitizeResult } from '../../../results/sanitize-result';
import { TaskResults, type TaskResult } from '../../../results/task-results';
import { CheckProfile, QUIET, type OnMessage } from '../../cucumber/check-profile';

/** What a check of one task has found. */
export interface Looked {
  result: Pick<TaskResult, 'verdict' | 'seconds' | 'troubles'>;
  /** What was run and seen: the transcripts of its scenarios. */
  evidence: string;
  /** The run's messages. */
  messages: Envelope[];
}

/** The profile "check", loaded once for many looks: one at a task that needs only files takes 30 ms. */
export class WarmCheck {
  private constructor(
    private readonly profile: CheckProfile,
    /** The messages of a dry run of the whole lab: its features, scenarios and steps. */
    readonly plan: readonly Envelope[],
  ) {}

  /** @param folder the student's, if it is not the lab's default folder */
  static async load(folder: string | undefined): Promise<WarmCheck> {
    const profile = await CheckProfile.load({ worldParameters: folder === undefined ? {} : { folder } });
    const plan = await collected((onMessage) => profile.run([], onMessage, { formats: QUIET, dryRun: true }));
    return new WarmCheck(profile, plan);
  }

  get parameters(): Parameters {
    return this.profile.parameters;
  }

  /** The folder for the reports of this profile. */
  get reports(): string {
    return (this.profile.configuration.formats.options as { taskLines: { reports: string } }).taskLines.reports;
  }

  async look(task: number): Promise<Looked> {
    return lookedAt(task, await collected((onMessage) => this.profile.run([task], onMessage, { paths: this.filesOf(task), formats: QUIET })));
  }

  private filesOf(task: number): string[] {
    return [...new Set(this.plan.flatMap(({ pickle }) => (pickle && taskIdOf(pickle.tags) === task ? [pickle.uri] : [])))];
  }
}

async function collected(run: (onMessage: OnMessage) => Promise<void>): Promise<Envelope[]> {
  const messages: Envelope[] = [];
  await run((message) => {
    sanitizeResult(message);
    messages.push(message);
  });
  return messages;
}

function lookedAt(task: number, messages: Envelope[]): Looked {
  const results = new TaskResults();
  for (const message of messages) results.note(message);
  const found = results.all.find(({ id }) => id === task);
  const [runError] = results.runErrors;
  const result = found && runError === undefined ? found : { verdict: 'error' as const, seconds: 0, troubles: [runError ?? { reason: 'No scenario was run' }] };
  const transcripts = messages.flatMap(({ attachment }) => (attachment?.fileName === TRANSCRIPT ? [attachmentText(attachment)] : []));
  return { result, evidence: transcripts.join('\n'), messages };
}
