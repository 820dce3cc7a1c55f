import { runCucumber, type IRunConfiguration, type ISupportCodeLibrary } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { defaultProfile } from './support-code';
import { chosenLab, labNames } from '../../lab/load-lab';
import { aboutAllLabs } from '../../vocabulary/tasks/own-sentences';

/** What cucumber-js says of labs' features without carrying any step out, and the steps that it knows. @param labs all of them, the chosen one first, if left out */
export async function dryRun(labs = [chosenLab(), ...labNames().filter((name) => name !== chosenLab())]): Promise<{ messages: Envelope[]; support: ISupportCodeLibrary }> {
  aboutAllLabs();
  const { configuration, support, environment } = await defaultProfile();
  const sources = { ...configuration.sources, tagExpression: '', paths: labs.map((name) => `features/${name}/*.feature`) };
  const dry: IRunConfiguration = { ...configuration, sources, formats: { stdout: 'message', files: {}, publish: false, options: {} }, runtime: { ...configuration.runtime, dryRun: true } };
  const messages: Envelope[] = [];
  await runCucumber({ ...dry, support }, environment, (message) => messages.push(message));
  return { messages, support };
}
