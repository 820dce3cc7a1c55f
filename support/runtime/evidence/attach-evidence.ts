import type { CommandRecord } from '../../system/command/command-record';
import { asShown, describe, LabError } from '../../errors/errors';
import type { LaterThen } from '../later-thens';
import { ALSO_WRONG, LATER_THENS, OBSERVED } from '../../results/task-results';
import type { Scenario } from '../scenario';
import { BY_HAND, ENVIRONMENT, PROBLEM, WAITS } from '../../results/attachments';
import { environmentOf } from './environment';
import { differenceOf } from './difference';
import type { Evidence } from './evidence';
import { sanitizeProblem } from '../../redaction/sanitize';
import { transcriptText } from './transcript';

/** The name of the attachment with what a scenario ran and saw. */
export const TRANSCRIPT = 'transcript.txt';

/** What shows, of one kind of thing, why a scenario failed: nothing where it has nothing to say. */
export type EvidenceSource = (world: Scenario) => Promise<Evidence[]>;

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
export async function attachEvidence(world: Scenario, failed: boolean, sources: readonly EvidenceSource[]): Promise<void> {
  const difference = failed && world.failure && differenceOf(world.failure.problem);
  if (difference) attachText(world, 'difference.diff', difference);
  if (world.transcript.length) attachText(world, TRANSCRIPT, transcriptText(world.transcript));
  if (world.waits.length) attachText(world, WAITS, JSON.stringify(world.waits));
  if (failed && world.server) attachText(world, 'server-output.txt', world.server.process.output || '(no output)');
  if (!failed) return;
  for (const { fileName, text } of (await Promise.all(sources.map((look) => look(world)))).flat()) attachText(world, fileName, text);
  if (world.observed) attachText(world, OBSERVED, JSON.stringify(world.observed, undefined, 2));
}

/** What the Thens after the failed one came to; what is wrong, each as an attachment of its own. The names tell whoever reads the messages what they are. */
export function attachLaterThens(world: Scenario, thens: readonly LaterThen[]): void {
  for (const { problem } of thens) if (problem) attachText(world, ALSO_WRONG, describe(sanitizeProblem(problem)));
  if (thens.length) attachText(world, LATER_THENS, JSON.stringify(thens.map(({ text, verdict, problem }) => ({ text, verdict, ...(problem ? { problem: asShown(sanitizeProblem(problem)) } : {}) }))));
}

/** What a step has thrown, as results and reports read it; nothing where it was no error for people. */
export function attachProblem(world: Pick<Scenario, 'attach'>, failure: unknown): void {
  if (failure instanceof LabError) attachText(world, PROBLEM, JSON.stringify(asShown(failure.problem)));
}

function attachText(world: Pick<Scenario, 'attach'>, fileName: string, text: string): void {
  world.attach(text, { mediaType: 'text/plain', fileName });
}
