import { Writable } from 'node:stream';
import { loadConfiguration, loadSupport, runCucumber, type IRunConfiguration, type IRunEnvironment, type IRunOptions } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { projectFolder } from '../../lab/load-lab';
import { taskIdOf } from '../../lab/lab';
import { readParameters, type Parameters } from '../../parameters';
import { attachmentText } from '../../report/attachment-text';
import { TaskResults, type TaskResult } from '../../report/task-results';
import { TRANSCRIPT } from '../../evidence/attach-evidence';

/** What a check of one task has found. */
export interface Looked {
  result: Pick<TaskResult, 'verdict' | 'seconds'> & { troubles: string[] };
  /** What was run and seen: the transcripts of its scenarios. */
  evidence: string;
  /** The run's messages. */
  messages: Envelope[];
}

const QUIET = { stdout: 'message', files: {}, publish: false, options: {} } as const;

/** `cucumber-js --profile check` that stays loaded: a check of a task that needs only files takes 30 ms. */
export class WarmCheck {
  private constructor(
    private readonly options: IRunOptions,
    private readonly environment: IRunEnvironment,
    /** The messages of a dry run of the whole lab: its features, scenarios and steps. */
    readonly plan: readonly Envelope[],
    /** Where the runs of this profile leave their reports. */
    readonly reports: string,
  ) {}

  /** @param folder the student's, where it is not the lab's own */
  static async load(folder: string | undefined): Promise<WarmCheck> {
    const environment = { cwd: projectFolder, stdout: new Nowhere(), stderr: new Nowhere() };
    const { runConfiguration } = await loadConfiguration({ profiles: ['check'] }, environment);
    const { sources, runtime, support } = runConfiguration;
    // This process has its TypeScript loader already; a second one would compile what is compiled.
    const library = await loadSupport({ sources, support: { ...support, requireModules: [] } }, environment);
    const worldParameters = { ...runtime.worldParameters, ...(folder === undefined ? {} : { folder }) };
    const options = { ...runConfiguration, formats: QUIET, support: library, runtime: { ...runtime, worldParameters } };
    return new WarmCheck(options, environment, await dryRun(options, environment), reportsOf(runConfiguration));
  }

  get parameters(): Parameters {
    return readParameters(this.options.runtime.worldParameters);
  }

  async look(task: number): Promise<Looked> {
    const messages: Envelope[] = [];
    const sources = { ...this.options.sources, paths: this.filesOf(task), tagExpression: `@task-${String(task).padStart(2, '0')}` };
    await runCucumber({ ...this.options, sources }, this.environment, (message) => messages.push(message));
    return lookedAt(task, messages);
  }

  private filesOf(task: number): string[] {
    return [...new Set(this.plan.flatMap(({ pickle }) => (pickle && taskIdOf(pickle.tags) === task ? [pickle.uri] : [])))];
  }
}

async function dryRun(options: IRunOptions, environment: IRunEnvironment): Promise<Envelope[]> {
  const messages: Envelope[] = [];
  await runCucumber({ ...options, runtime: { ...options.runtime, dryRun: true } }, environment, (message) => messages.push(message));
  return messages;
}

function lookedAt(task: number, messages: Envelope[]): Looked {
  const results = new TaskResults();
  for (const message of messages) results.note(message);
  const found = results.all.find(({ id }) => id === task);
  const [runError] = results.runErrors;
  const result = found && runError === undefined ? { ...found, troubles: [...found.troubles] } : { verdict: 'error' as const, seconds: 0, troubles: [runError ?? 'No scenario was run'] };
  const transcripts = messages.flatMap(({ attachment }) => (attachment?.fileName === TRANSCRIPT ? [attachmentText(attachment)] : []));
  return { result, evidence: transcripts.join('\n'), messages };
}

function reportsOf({ formats }: IRunConfiguration): string {
  return (formats.options as { taskLines: { reports: string } }).taskLines.reports;
}

class Nowhere extends Writable {
  override _write(_piece: unknown, _encoding: string, done: () => void): void {
    done();
  }
}
