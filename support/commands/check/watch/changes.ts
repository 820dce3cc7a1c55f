import type { Lab } from '../../../lab/lab';
import type { Change } from './change';
import { DockerChanges } from './docker-changes';
import { FileChanges } from './file-changes';
import { PodChanges } from './pod-changes';

export interface ChangesOptions {
  lab: Lab;
  /** The student's. */
  folder: string;
  onChange: (change: Change) => void;
  /** Time to look at what no event reports. */
  onBackstop: () => void;
}

/** Several changes that come together (a file is written in pieces) are one. */
const SETTLE_MILLISECONDS = 60;
/** Some things become true a while after their last event: a server listens, a log has its line. */
const AFTER_MILLISECONDS = [1200, 3000, 8000];
const BACKSTOP_SECONDS = 30;
/** Where files cannot be followed, they are looked at. */
const BACKSTOP_WITHOUT_FILES_SECONDS = 10;

/** All sources of changes. Each change is reported once it has settled, and again some seconds later. */
export class Changes {
  private readonly files: FileChanges;
  private readonly docker: DockerChanges;
  private readonly pods: PodChanges;
  private readonly timers = new Map<Change, NodeJS.Timeout[]>();
  private backstop: NodeJS.Timeout;

  constructor(private readonly options: ChangesOptions) {
    const { lab, folder, onBackstop } = options;
    const onChange = (change: Change): void => this.note(change);
    this.backstop = setInterval(onBackstop, BACKSTOP_SECONDS * 1000);
    this.files = new FileChanges(folder, onChange, () => this.lookOften());
    this.pods = new PodChanges(lab, onChange);
    this.docker = new DockerChanges(lab, onChange);
  }

  async end(): Promise<void> {
    clearInterval(this.backstop);
    for (const timer of [...this.timers.values()].flat()) clearTimeout(timer);
    this.docker.end();
    this.pods.end();
    await this.files.end();
  }

  private note(change: Change): void {
    for (const timer of this.timers.get(change) ?? []) clearTimeout(timer);
    const tell = (): void => this.options.onChange(change);
    const settled = setTimeout(() => {
      if (change === 'cluster') this.pods.beginAgain();
      tell();
    }, SETTLE_MILLISECONDS);
    this.timers.set(change, [settled, ...AFTER_MILLISECONDS.map((milliseconds) => setTimeout(tell, milliseconds))]);
  }

  private lookOften(): void {
    clearInterval(this.backstop);
    this.backstop = setInterval(this.options.onBackstop, BACKSTOP_WITHOUT_FILES_SECONDS * 1000);
  }
}
