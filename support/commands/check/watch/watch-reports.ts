import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { runPage } from '../../../reporting/page/page-plugin';
import { mergedRun } from './messages';
import type { Progress } from './progress';
import { writeAtomically } from '../../../system/files/write-atomically';
import { recordOf, resumed, writeRecord } from './record';
import type { Lab } from '../../../lab/lab';

/** What a watch leaves in the folder of the check's reports: its record, and the messages of the runs that ticked tasks. */
export class WatchReports {
  readonly recordFile: string;
  private readonly ticks: string;
  /** Messages of the last look at each task. */
  private readonly looks = new Map<number, readonly Envelope[]>();

  /** @param folder the student's */
  constructor(
    private readonly reports: string,
    private readonly folder: string,
  ) {
    this.recordFile = join(reports, 'watch.json');
    this.ticks = join(reports, 'watch');
  }

  /** @throws EnvironmentError for a record that is not this work's */
  resume(lab: Lab): Progress {
    const progress = resumed(this.recordFile, lab, this.folder);
    for (const { task } of progress.ticked) this.looks.set(task.id, existsSync(this.ticksOf(task.id)) ? readMessages(this.ticksOf(task.id)) : []);
    return progress;
  }

  /** What an earlier watch has left makes room. */
  beginAnew(): void {
    rmSync(this.recordFile, { force: true });
    rmSync(this.ticks, { recursive: true, force: true });
  }

  looked(task: number, messages: readonly Envelope[]): void {
    this.looks.set(task, messages);
  }

  /** After a task has got its tick. */
  ticked(task: number, progress: Progress): void {
    writeAtomically(this.ticksOf(task), asLines(this.looks.get(task) ?? []));
    this.write(progress);
  }

  write(progress: Progress): void {
    writeRecord(this.recordFile, recordOf(progress, this.folder));
  }

  /** One report of all looks, as one run would have left it. */
  async report(plan: readonly Envelope[], { started }: Progress): Promise<void> {
    const runs = [...this.looks].sort(([one], [other]) => one - other).map(([, messages]) => messages);
    const messages = mergedRun({ plan, runs, started, ended: new Date() });
    writeAtomically(join(this.reports, 'messages.ndjson'), asLines(messages));
    writeAtomically(this.htmlFile, await runPage(messages));
  }

  get htmlFile(): string {
    return join(this.reports, 'index.html');
  }

  private ticksOf(task: number): string {
    return join(this.ticks, `task-${String(task).padStart(2, '0')}.ndjson`);
  }
}

function asLines(messages: readonly Envelope[]): string {
  return messages.map((message) => `${JSON.stringify(message)}\n`).join('');
}

function readMessages(file: string): Envelope[] {
  return readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Envelope);
}
