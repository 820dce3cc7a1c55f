import { join } from 'node:path';
import type { Action } from '../actions/action';
import { ClusterLink } from '../kube/cluster-link';
import { loadLab, projectFolder } from '../lab/load-lab';
import type { Observation } from '../observations/observation';
import type { State } from '../states/state';

const lab = 'understanding-pods';

/** Stands in for the world of a scenario: does nothing, and writes down what a person would type instead. */
export class HandWorld {
  readonly lines: string[] = [];
  readonly run = {
    lab: loadLab(lab),
    access: new ClusterLink(loadLab(lab).cluster),
    parameters: { omit: [] },
    hostPort: (port: number): number => port,
    fixture: (name: string): string => join(projectFolder, 'fixtures', lab, name),
  };
  readonly names = this.run.lab.names;

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

  ensure({ task }: State): Promise<void> {
    this.lines.push(task === undefined ? 'labspec sees to it' : `task ${task}`);
    return Promise.resolve();
  }
}
