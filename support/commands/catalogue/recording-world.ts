import { join } from 'node:path';
import type { Action, Observation, State } from '../../runtime/scenario';
import { noteShownCommand } from '../../runtime/shown-commands';
import { labCluster } from '../../platform/clusters/providers';
import { taskThatMakes, textInNames, withNames, type OwnNames } from '../../lab/lab';
import { loadLab } from '../../lab/load-lab';
import type { Run } from '../../runtime/run';
import { letNamesStand } from '../../vocabulary/shell/values';
import { projectFolder } from '../../system/files/project';

/** For a Then that only looks at the output of the When before it. */
export const THE_OUTPUT = 'what the When before it has said';

/** Names and ports in place of those of the lab; see support/lab/parameters.ts. */
export interface Own {
  names: OwnNames;
  ports: Readonly<Record<string, number>>;
}

/** Stands in for the world of a scenario: does nothing, and writes down what a person would type instead. */
export class HandWorld {
  readonly lines: string[] = [];
  readonly run;
  readonly names;

  /** @param name of the lab that the step is of @param own what a person types in place of the lab's names, if it is not these */
  constructor(name: string, own: Own = { names: {}, ports: {} }) {
    const written = loadLab(name);
    const lab = withNames(written, own.names);
    this.names = lab.names;
    this.run = {
      lab,
      cluster: labCluster(lab.cluster),
      parameters: { omit: [] },
      hostPort: (port: number): number => own.ports[port] ?? port,
      readFile: (file: string): string => {
        noteShownCommand(`cat ${file}`);
        return '';
      },
      inOwnNames: (text: string): string => textInNames(text, written, lab),
      fixture: (file: string): string => join(projectFolder(), 'fixtures', name, file),
    };
    letNamesStand(this.run as unknown as Run);
  }

  perform({ commandLine }: Action): Promise<undefined> {
    this.lines.push(...commandLine.split('\n'));
    return Promise.resolve(undefined);
  }

  carryOut(action: Action): Promise<undefined> {
    return this.perform(action);
  }

  observe({ commandLine }: Observation): Promise<undefined> {
    this.lines.push(...commandLine.split('\n'));
    return Promise.resolve(undefined);
  }

  sees(): Promise<void> {
    this.lines.push(THE_OUTPUT);
    return Promise.resolve();
  }

  seesRefusal(): Promise<void> {
    return this.sees();
  }

  mayBeAbsent(): Promise<void> {
    return Promise.resolve();
  }

  ensure({ name, called = name }: State): Promise<void> {
    const task = taskThatMakes(this.run.lab, called)?.id;
    this.lines.push(task === undefined ? 'labspec sees to it' : `task ${task}`);
    return Promise.resolve();
  }
}
