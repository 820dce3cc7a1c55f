import { loadConfiguration, loadSupport, runCucumber, type IRunEnvironment, type IRunOptions } from '@cucumber/cucumber/api';
import { QUIET, type OnMessage } from '../../support/commands/cucumber/check-profile';
import { packageFolder } from '../../support/system/files/project';
import { nullStream } from '../../support/system/null-stream';

/** cucumber-js with the lab's steps, loaded once for many runs, because loading takes longer than most tasks. */
export class WarmLab {
  private constructor(private readonly options: IRunOptions, private readonly environment: IRunEnvironment) {}

  static async load(): Promise<WarmLab> {
    const environment = { cwd: packageFolder, stdout: nullStream() } as IRunEnvironment;
    const { runConfiguration } = await loadConfiguration({}, environment);
    const support = await loadSupport({ sources: runConfiguration.sources, support: { ...runConfiguration.support, requireModules: [] } }, environment);
    return new WarmLab({ ...runConfiguration, support, formats: QUIET }, environment);
  }

  /** Runs the lab as `cucumber-js --tags TAGS` does; without tags, the whole lab. @returns whether it has passed */
  async run(onMessage: OnMessage, tags?: string): Promise<boolean> {
    const { sources } = this.options;
    const options = { ...this.options, sources: { ...sources, tagExpression: tags ?? sources?.tagExpression } };
    return (await runCucumber(options, this.environment, onMessage)).success;
  }
}
