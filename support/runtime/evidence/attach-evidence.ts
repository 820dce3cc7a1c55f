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

/** The attachment with what a scenario ran and saw. */
export const TRANSCRIPT = 'transcript.txt';

/** Collects evidence of one kind for why a scenario failed; empty if it has none. */
export type EvidenceSource = (world: Scenario) => Promise<Evidence[]>;

/** Attaches what the run works with, once per run. */
export async function attachEnvironment(world: Scenario): Promise<void> {
  attachText(world, ENVIRONMENT, JSON.stringify(await environmentOf(world.run), undefined, 2));
}

/** Attaches the commands that do the same as the step by hand, each ready to copy; if the step ran none, the commands that look. */
export function attachCommands(world: Scenario, records: readonly CommandRecord[], looks: ReadonlySet<string>): void {
  const lines = records.length > 0 ? records.map(({ commandLine }) => commandLine) : [...looks];
  if (lines.length > 0) attachText(world, BY_HAND, lines.join('\n'));
}

/** Attaches the transcript and, for a failed scenario, the evidence: nearest to the failure first. */
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

/** Attaches the outcome of the Thens after the failed one, and each problem separately. The attachments' names identify them for readers of the messages. */
export function attachLaterThens(world: Scenario, thens: readonly LaterThen[]): void {
  for (const { problem } of thens) if (problem) attachText(world, ALSO_WRONG, describe(sanitizeProblem(problem)));
  if (thens.length) attachText(world, LATER_THENS, JSON.stringify(thens.map(({ text, verdict, problem }) => ({ text, verdict, ...(problem ? { problem: asShown(sanitizeProblem(problem)) } : {}) }))));
}

/** Attaches the problem of a failed step for results and reports; does nothing if the error is not for people. */
export function attachProblem(world: Pick<Scenario, 'attach'>, failure: unknown): void {
  if (failure instanceof LabError) attachText(world, PROBLEM, JSON.stringify(asShown(failure.problem)));
}

function attachText(world: Pick<Scenario, 'attach'>, fileName: string, text: string): void {
  world.attach(text, { mediaType: 'text/plain', fileName });
}
