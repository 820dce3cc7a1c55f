import type { Writable } from 'node:stream';
import { loadConfiguration, runCucumber, type IRunConfiguration, type IRunEnvironment, type IRunOptions } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { supportCode } from './support-code';
import { taskTag } from '../../lab/lab';
import { isCheckout, packageFolder, projectFolder } from '../../system/files/project';
import { nullStream } from '../../system/null-stream';
import { readParameters, type Parameters } from '../../lab/parameters';

export interface ProfileOptions {
  /** Added to those of the profile; see support/lab/parameters.ts. */
  worldParameters?: Record<string, unknown>;
  /** Options of the formatter that writes one line per task; see support/reporting/terminal/task-lines-plugin.ts. */
  taskLines?: Record<string, unknown>;
  /** Where those lines go; nowhere if left out. */
  stdout?: Writable;
  /** Where cucumber-js says why it cannot run; nowhere if left out. */
  stderr?: Writable;
}

/** The project's own configuration. That of a checkout by a name that ends in .cjs: for one that ends in .js, cucumber-js reads package.json first, with a large library. */
function configuration(): { file?: string } {
  return isCheckout && projectFolder() === packageFolder ? { file: 'support/commands/cucumber/configuration.cjs' } : {};
}

/** The formats of a run that is only needed for its messages. */
export const QUIET: IRunOptions['formats'] = { stdout: 'message', files: {}, publish: false, options: {} };

export type OnMessage = (message: Envelope) => void;

/** cucumber-js with its profile "check", loaded into this process: starting another one takes as long as a short check itself. */
export class CheckProfile {
  private constructor(
    readonly configuration: IRunConfiguration,
    private readonly options: IRunOptions,
    private readonly environment: IRunEnvironment,
  ) {}

  static async load({ worldParameters = {}, taskLines = {}, stdout = nullStream(), stderr = nullStream() }: ProfileOptions): Promise<CheckProfile> {
    const environment = { cwd: projectFolder(), stdout, stderr } as IRunEnvironment;
    const provided = { worldParameters, formatOptions: { taskLines: { ...taskLines, isPart: true } } } as object;
    const { runConfiguration } = await loadConfiguration({ ...configuration(), profiles: ['check'], provided }, environment);
    return new CheckProfile(runConfiguration, { ...runConfiguration, support: await supportCode(runConfiguration, environment) }, environment);
  }

  get parameters(): Parameters {
    return readParameters(this.configuration.runtime.worldParameters);
  }

  /** @param tasks their numbers; all if there are none */
  async run(tasks: readonly number[], onMessage: OnMessage, changed: { paths?: string[]; formats?: IRunOptions['formats']; dryRun?: boolean } = {}): Promise<void> {
    const { sources, runtime, formats } = this.configuration;
    const { paths = sources.paths, dryRun = false } = changed;
    const options = {
      ...this.options,
      sources: { ...sources, paths, tagExpression: tasks.length > 0 ? tasks.map(taskTag).join(' or ') : sources.tagExpression },
      runtime: { ...runtime, dryRun },
      formats: changed.formats ?? formats,
    };
    await runCucumber(options, this.environment, onMessage);
  }
}
