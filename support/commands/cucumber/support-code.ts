import { resolve } from 'node:path';
import { loadConfiguration, loadSupport, type IRunConfiguration, type ILoadSupportOptions, type IRunEnvironment, type ISupportCodeLibrary } from '@cucumber/cucumber/api';
import { projectFolder } from '../../system/files/project';
import { nullStream } from '../../system/null-stream';

let loaded: Promise<ISupportCodeLibrary> | undefined;
let loadedIn: string | undefined;

/** The file of a step definition: its uri is relative to the folder that the steps were loaded in. */
export function fileOfStep({ uri }: { uri: string }): string {
  return resolve(loadedIn ?? projectFolder(), uri);
}

/**
 * Steps and hooks, loaded once in a process: Node does not run their files a second time, and cucumber-js would then know none of them.
 * This process has its TypeScript loader already; a second one would compile everything again.
 */
export function supportCode({ sources, support }: ILoadSupportOptions, environment: IRunEnvironment): Promise<ISupportCodeLibrary> {
  loadedIn ??= environment.cwd;
  loaded ??= loadSupport({ sources, support: { ...support, requireModules: [] } }, environment).catch((error: unknown) => {
    [loaded, loadedIn] = [undefined, undefined];
    throw error;
  });
  return loaded;
}

/** The default profile of the project's cucumber.js with its steps, for a command that prints nothing of cucumber-js. */
export async function defaultProfile(): Promise<{ configuration: IRunConfiguration; support: ISupportCodeLibrary; environment: IRunEnvironment }> {
  const environment = { cwd: projectFolder(), stdout: nullStream(), stderr: nullStream() };
  const { runConfiguration: configuration } = await loadConfiguration({}, environment);
  return { configuration, support: await supportCode(configuration, environment), environment };
}
