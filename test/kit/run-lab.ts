import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { expect } from 'chai';
import { labEnvironment } from '../../support/system/command/environment';
import { packageFolder } from '../../support/system/files/project';
import { attachmentText } from '../../support/results/attachment-text';
import { readVerdicts, type TaskVerdict } from '../../support/results/read-verdicts';

export interface LabRunOptions {
  /** Arguments of cucumber-js, as its user gives them. */
  args?: string[];
  profile?: 'default' | 'check' | 'existing';
  worldParameters?: Record<string, unknown>;
  env?: Record<string, string>;
  /** Called with everything that the run has printed so far, and with its process, for example to end it half-way. */
  onOutput?: (output: string, child: ChildProcess) => void;
  /** Deadline in seconds. */
  within?: number;
}

export interface LabRunResult {
  exitCode: number | null;
  /** What a person at the terminal sees. */
  output: string;
  verdicts: Map<number, TaskVerdict>;
  /** The transcripts of all scenarios, in order. */
  transcript: string;
  report: { html: string; junit: string };
}

const DEADLINE_SECONDS = 400;
/** The page of a run in which everything fails. */
const LARGEST_PAGE = 10_000_000;

/** Runs `cucumber-js` as its user does, in a separate process, with a separate folder for the reports. */
export async function runLab(options: LabRunOptions = {}): Promise<LabRunResult> {
  // What `npm test` keeps of a file that fails.
  const kept = process.env['LABSPEC_TESTS_KEEP'];
  const reports = mkdtempSync(join(kept ?? tmpdir(), 'labspec-reports-'));
  try {
    const { exitCode, output } = await runCucumber(reports, options);
    const folder = options.profile === 'check' ? join(reports, 'check') : reports;
    const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
    const messages = read('messages.ndjson').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Envelope);
    const html = read('index.html');
    expect(html.length, 'bytes of the page').to.be.below(LARGEST_PAGE);
    return { exitCode, output, verdicts: readVerdicts(messages), transcript: transcriptOf(messages), report: { html, junit: read('junit.xml') } };
  } finally {
    if (kept === undefined) rmSync(reports, { recursive: true });
  }
}

/** The output without the command that runs one task: this command contains the framework's name. */
export function withoutCommand(output: string): string {
  return output.replaceAll(/npx cucumber-js --tags @task-\d\d/g, 'npx ...');
}

/** One line per task that has not passed, for the message of an assertion. */
export function notPassed(verdicts: Map<number, TaskVerdict>): string[] {
  return [...verdicts].filter(([, { verdict }]) => verdict !== 'passed').map(([id, { verdict, message }]) => `${id} ${verdict}: ${message}`);
}

function runCucumber(reports: string, { args = [], profile = 'default', worldParameters, env, onOutput, within = DEADLINE_SECONDS }: LabRunOptions): Promise<{ exitCode: number | null; output: string }> {
  const all = ['--profile', profile, ...args, ...(worldParameters ? ['--world-parameters', JSON.stringify(worldParameters)] : [])];
  const child = spawn(join(packageFolder, 'node_modules/.bin/cucumber-js'), all, {
    cwd: packageFolder,
    env: labEnvironment({ LABSPEC_REPORTS: reports, ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: within * 1000,
  });
  let output = '';
  const keep = (piece: Buffer): void => {
    output += piece.toString();
    onOutput?.(output, child);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, output }));
  });
}

function transcriptOf(messages: Envelope[]): string {
  const attachments = messages.flatMap(({ attachment }) => (attachment?.fileName === 'transcript.txt' ? [attachment] : []));
  return attachments.map(attachmentText).join('\n');
}
