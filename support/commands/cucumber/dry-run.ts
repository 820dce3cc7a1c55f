import { loadConfiguration, runCucumber, type IRunConfiguration, type ISupportCodeLibrary } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { supportCode } from './support-code';
import { chosenLab, labNames } from '../../lab/load-lab';
import { projectFolder } from '../../system/files/project';
import { aboutAllLabs } from '../../vocabulary/tasks/own-sentences';
import { nullStream } from '../../system/null-stream';

/** What cucumber-js says of labs' features without carrying any step out, and the steps that it knows. @param labs all of them, the chosen one first, if left out */
export async function dryRun(labs = [chosenLab(), ...labNames().filter((name) => name !== chosenLab())]): Promise<{ messages: Envelope[]; support: ISupportCodeLibrary }> {
  aboutAllLabs();
  const environment = { cwd: projectFolder(), stdout: nullStream(), stderr: nullStream() };
  const { runConfiguration } = await loadConfiguration({}, environment);
  const sources = { ...runConfiguration.sources, tagExpression: '', paths: labs.map((name) => `features/${name}/*.feature`) };
  const support = await supportCode(runConfiguration, environment);
  const dry: IRunConfiguration = { ...runConfiguration, sources, formats: { stdout: 'message', files: {}, publish: false, options: {} }, runtime: { ...runConfiguration.runtime, dryRun: true } };
  const messages: Envelope[] = [];
  await runCucumber({ ...dry, support }, environment, (message) => messages.push(message));
  return { messages, support };
}
