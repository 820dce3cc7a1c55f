import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandRecord } from '../../support/system/command/command-record';
import { runCommand } from '../../support/system/command/run-command';
import { copyProject } from './copy-project';

/** On a busy machine. */
const SECONDS = 600;

/** A copy of this project with a lab of the test's own, which needs no engine and no cluster. */
export class LabProject {
  readonly folder: string;

  /** @param name of the lab @param features its lab.yaml and its features @param fixtures its files */
  constructor(private readonly name: string, features: Record<string, string>, fixtures: Record<string, string>) {
    this.folder = copyProject(name);
    this.write(`features/${name}`, features);
    this.write(`fixtures/${name}`, fixtures);
  }

  private get env(): Record<string, string> {
    return { LABSPEC_STATE: join(this.folder, 'state'), LABSPEC_LAB: this.name };
  }

  /** Runs cucumber-js. */
  lab(...args: string[]): Promise<CommandRecord> {
    return runCommand(process.execPath, ['node_modules/@cucumber/cucumber/bin/cucumber.js', ...args], { cwd: this.folder, env: this.env, within: SECONDS });
  }

  labspec(...args: string[]): Promise<CommandRecord> {
    return runCommand(process.execPath, ['support/commands/labspec.js', ...args], { cwd: this.folder, env: this.env, within: SECONDS });
  }

  /** The same, for work that takes longer. */
  labspecWithin(within: number, ...args: string[]): Promise<CommandRecord> {
    return runCommand(process.execPath, ['support/commands/labspec.js', ...args], { cwd: this.folder, env: this.env, within });
  }

  /** @returns the path of the folder */
  write(name: string, files: Record<string, string>): string {
    const folder = join(this.folder, name);
    mkdirSync(folder, { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    return folder;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
