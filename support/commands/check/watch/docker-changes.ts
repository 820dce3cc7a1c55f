import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { labEnvironment } from '../../../system/command/environment';
import type { Lab } from '../../../lab/lab';
import { BackOff } from './back-off';
import type { ChangeSource, OnChange } from './change';
import { DockerEventReader, EVENT_FILTERS, type DockerEvent } from './docker-event';
import { ENGINE_PROGRAM } from '../../../platform/docker/docker-cli';

const ARGS = ['events', '--format', '{{json .}}', ...EVENT_FILTERS.flatMap((filter) => ['--filter', filter])];
/** A child that lives so long has found its engine. */
const FOUND_MILLISECONDS = 1000;

/** Follows the engine's events by `docker events`, which finds an engine as every docker command does; begun again when it ends. */
export class DockerChanges implements ChangeSource {
  private child: ChildProcess | undefined;
  private found: NodeJS.Timeout | undefined;
  private ended = false;
  private readonly backOff = new BackOff(() => this.begin(true));

  constructor(
    private readonly lab: Lab,
    private readonly onChange: OnChange,
  ) {
    this.begin(false);
  }

  end(): void {
    this.ended = true;
    clearTimeout(this.found);
    this.backOff.end();
    this.child?.kill();
  }

  /** @param again what happened in between is not known: all may have changed */
  private begin(again: boolean): void {
    const reader = new DockerEventReader(this.lab);
    const child = spawn(ENGINE_PROGRAM, ARGS, { env: labEnvironment(), stdio: ['ignore', 'pipe', 'ignore'] });
    this.child = child;
    createInterface({ input: child.stdout }).on('line', (line) => this.note(reader, line));
    this.found = setTimeout(() => this.hasBegun(again), FOUND_MILLISECONDS);
    // An error (no docker at all) comes without an exit, an exit without an error.
    child.once('error', () => this.lost());
    child.once('exit', () => this.lost());
  }

  private note(reader: DockerEventReader, line: string): void {
    const change = reader.read(JSON.parse(line) as DockerEvent);
    if (change) this.onChange(change);
  }

  private hasBegun(again: boolean): void {
    this.backOff.worked();
    if (again) for (const change of ['cluster', 'images', 'containers', 'nodes'] as const) this.onChange(change);
  }

  private lost(): void {
    clearTimeout(this.found);
    if (!this.ended) this.backOff.failed();
  }
}
