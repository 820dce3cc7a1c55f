import type { CommandRecord } from '../command/command-record';
import { describe } from '../errors';
import type { LaterThen } from '../gherkin/later-thens';
import { ALSO_WRONG, LATER_THENS, OBSERVED } from '../report/task-results';
import type { Scenario } from '../scenario';
import { BY_HAND, ENVIRONMENT, WAITS } from './attachment-names';
import { environmentOf } from './environment';
import { containerEvidence } from './container-evidence';
import { differenceOf } from './difference';
import { nodeEvidence } from './node-evidence';
import { podEvidence } from './pod-evidence';
import { tellableTrouble } from './tellable';
import { transcriptText } from './transcript';

/** The name of the attachment with what a scenario ran and saw. */
export const TRANSCRIPT = 'transcript.txt';

/** Once a run: what it works with. */
export async function attachEnvironment(world: Scenario): Promise<void> {
  attachText(world, ENVIRONMENT, JSON.stringify(await environmentOf(world.run), undefined, 2));
}

/** Of a step: the commands that do the same by hand, each on lines of its own, ready to copy. Where nothing was done: those that look. */
export function attachCommands(world: Scenario, records: readonly CommandRecord[], looks: ReadonlySet<string>): void {
  const lines = records.length > 0 ? records.map(({ commandLine }) => commandLine) : [...looks];
  if (lines.length > 0) attachText(world, BY_HAND, lines.join('\n'));
}

/** Puts the transcript of the scenario into the report and, when it failed, what shows why: nearest to the failure first. */
export async function attachEvidence(world: Scenario, failed: boolean): Promise<void> {
  const difference = failed && world.failure && differenceOf(world.failure.trouble);
  if (difference) attachText(world, 'difference.diff', difference);
  if (world.transcript.length) attachText(world, TRANSCRIPT, transcriptText(world.transcript));
  if (world.waits.length) attachText(world, WAITS, JSON.stringify(world.waits));
  if (failed && world.server) attachText(world, 'server-output.txt', world.server.process.output || '(no output)');
  if (!failed) return;
  const looks = [podEvidence(world), containerEvidence(world), nodeEvidence(world)];
  for (const { fileName, text } of (await Promise.all(looks)).flat()) attachText(world, fileName, text);
  if (world.observed) attachText(world, OBSERVED, JSON.stringify(world.observed, undefined, 2));
}

/** What the Thens after the failed one came to; what is wrong, each as an attachment of its own. The names tell whoever reads the messages what they are. */
export function attachLaterThens(world: Scenario, thens: readonly LaterThen[]): void {
  for (const { trouble } of thens) if (trouble) attachText(world, ALSO_WRONG, describe(tellableTrouble(trouble)));
  if (thens.length) attachText(world, LATER_THENS, JSON.stringify(thens.map(({ text, verdict }) => ({ text, verdict }))));
}

function attachText(world: Scenario, fileName: string, text: string): void {
  world.attach(text, { mediaType: 'text/plain', fileName });
}
