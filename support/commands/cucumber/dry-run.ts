import { loadConfiguration, runCucumber, type IRunConfiguration, type ISupportCodeLibrary } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { supportCode } from './support-code';
import { chosenLab, labNames } from '../../lab/load-lab';
import { projectFolder } from '../../system/files/project';
import { nullStream } from '../../system/null-stream';

/** What cucumber-js says of all labs' features, the user's first, without carrying any step out, and the steps that it knows. */
export async function dryRun(): Promise<{ messages: Envelope[]; support: ISupportCodeLibrary }> {
  const environment = { cwd: projectFolder, stdout: nullStream(), stderr: nullStream() };
  const { runConfiguration } = await loadConfiguration({}, environment);
  const labs = [chosenLab(), ...labNames().filter((name) => name !== chosenLab())];
  const sources = { ...runConfiguration.sources, paths: labs.map((name) => `features/${name}/*.feature`) };
  const support = await supportCode(runConfiguration, environment);
  const dry: IRunConfiguration = { ...runConfiguration, sources, formats: { stdout: 'message', files: {}, publish: false, options: {} }, runtime: { ...runConfiguration.runtime, dryRun: true } };
  const messages: Envelope[] = [];
  await runCucumber({ ...dry, support }, environment, (message) => messages.push(message));
  return { messages, support };
}
