import { loadSupport, type ILoadSupportOptions, type IRunEnvironment, type ISupportCodeLibrary } from '@cucumber/cucumber/api';

let loaded: Promise<ISupportCodeLibrary> | undefined;

/**
 * Steps and hooks, loaded once in a process: Node does not run their files a second time, and cucumber-js would then know none of them.
 * This process has its TypeScript loader already; a second one would compile everything again.
 */
export function supportCode({ sources, support }: ILoadSupportOptions, environment: IRunEnvironment): Promise<ISupportCodeLibrary> {
  loaded ??= loadSupport({ sources, support: { ...support, requireModules: [] } }, environment).catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}
